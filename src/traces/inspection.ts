import type { InspectionRow } from '../engine/kernel/frame.ts';
import type { Columns } from './columns.ts';
import { grouped } from './narration.ts';
import type { RecordedMessage, Recording } from './recording.ts';

/** What is known of an agent at a time: its counts, what it last said and heard, its instructions, and the run. */
export function inspectAgent(
  recording: Recording,
  columns: Columns,
  agent: number,
  time: number,
): InspectionRow[] {
  const known = recording.agents[agent];
  if (known === undefined) return [];
  const { blame, messages } = recording;
  let sent = 0;
  let heard = 0;
  let words = 0;
  let lastSaid = -1;
  let lastHeard = -1;
  for (let step = 0; step < columns.steps && step <= time; step += 1) {
    if (columns.from[step] === agent) {
      sent += 1;
      words += columns.words[step];
      lastSaid = step;
    } else if (columns.to[step] === agent && step + 1 <= time) {
      heard += 1;
      lastHeard = step;
    }
  }
  const rows: InspectionRow[] = [
    { group: 'Agent', label: 'Name', value: known.name },
    { group: 'Agent', label: 'Messages sent', value: grouped(sent) },
    { group: 'Agent', label: 'Messages heard', value: grouped(heard) },
    { group: 'Agent', label: 'Words spoken', value: grouped(words) },
  ];
  if (blame !== null && blame.agent === agent) {
    rows.push({
      group: 'Agent',
      label: 'Blamed by the log',
      value: blame.step === null ? 'yes' : `yes, at step ${blame.step}`,
    });
    if (blame.reason !== null) rows.push({ group: 'Agent', label: 'Why', value: blame.reason, long: true });
  }
  if (lastSaid >= 0) {
    rows.push({
      group: 'Last said',
      label: `Step ${lastSaid}, to ${addressee(recording, messages[lastSaid])}`,
      value: messages[lastSaid].text,
      long: true,
    });
  }
  if (lastHeard >= 0) {
    const speaker = recording.agents[columns.from[lastHeard]].name;
    rows.push({
      group: 'Last heard',
      label: `Step ${lastHeard}, from ${speaker}`,
      value: messages[lastHeard].text,
      long: true,
    });
  }
  if (known.instructions !== null) {
    rows.push({ group: 'Instructions', label: 'System prompt', value: known.instructions, long: true });
  }
  return [...rows, ...runRows(recording)];
}

/** What the log says of the whole run. */
export function runRows(recording: Recording): InspectionRow[] {
  const about: InspectionRow[] = [
    { group: 'Run', label: 'File', value: recording.name },
    { group: 'Run', label: 'Layout', value: recording.layout },
  ];
  return [
    ...about,
    ...recording.facts.map(({ label, value, long }) =>
      long ? { group: 'Run', label, value, long } : { group: 'Run', label, value },
    ),
  ];
}

/** A message with its full text; null if there is none of that serial number. */
export function inspectMessage(recording: Recording, columns: Columns, id: number): InspectionRow[] | null {
  const message = recording.messages[id];
  if (message === undefined) return null;
  const { blame } = recording;
  const rows: InspectionRow[] = [
    { group: 'Message', label: 'Step', value: `${id} of ${columns.steps}` },
    { group: 'Message', label: 'From', value: message.spelled },
    { group: 'Message', label: 'To', value: addressee(recording, message) },
    { group: 'Message', label: 'Words', value: grouped(columns.words[id]) },
  ];
  if (blame !== null && blame.step === id) {
    rows.push({ group: 'Message', label: 'Blamed by the log', value: blame.reason ?? 'yes', long: true });
  }
  return [...rows, { group: 'Message', label: 'Text', value: message.text, long: true }];
}

function addressee(recording: Recording, message: RecordedMessage): string {
  if (message.to === message.from) return message.addressing === 'inferred' ? 'nobody else speaks' : 'itself';
  const name = recording.agents[message.to].name;
  return message.addressing === 'inferred' ? `${name} (inferred: the next other speaker)` : name;
}
