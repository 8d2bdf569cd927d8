import { converse, type Utterance } from '../conversation.ts';
import { field, isObject, type JsonObject, listIn, needName, needObject, needText } from '../fields.ts';
import type { Reader } from '../reader.ts';
import { assemble } from '../who-and-when.ts';

const label = 'CaptainAgent (Who&When, algorithm-generated)';

/** Logs of a group chat whose speaker stands in `name`; nobody is addressed, so the addressee is inferred. */
export const captainAgent: Reader = {
  id: 'captain-agent',
  label,
  summary:
    'An object whose "history" is a list of {"name": speaker, "role": "user" or "assistant", "content": text}.',
  source: 'Song et al. 2024, arXiv:2405.19425; logs of Zhang et al. 2025, arXiv:2505.00212.',
  recognises(json) {
    const history = listIn(json, 'history');
    return (
      history?.slice(0, 10).some((entry) => isObject(entry) && typeof field(entry, 'name') === 'string') ??
      false
    );
  },
  read(json, name) {
    const log = needObject(json, 'the log');
    const utterances = (listIn(log, 'history') ?? []).map((value, i): Utterance => {
      const path = `history[${i}]`;
      const entry = needObject(value, path);
      const spelled = needText(entry, 'name', path, 'who speaks');
      const text = needText(entry, 'content', path, 'what was said');
      return { speaker: needName(spelled, `${path}.name`), addressee: undefined, spelled, text };
    });
    const instructions = instructionsIn(log);
    const conversation = converse(utterances, instructions);
    const recording = assemble(log, conversation, name, label);
    const silent = [...instructions.keys()].filter((agent) => !conversation.indexOf.has(agent));
    if (silent.length === 0) return recording;
    const value = silent.slice(0, 50).join(', ');
    return {
      ...recording,
      facts: [...recording.facts, { label: 'In the team, never spoke', value, long: false }],
    };
  },
};

/** System prompts by agent; a log without them, or with something else in their place, has none. */
function instructionsIn(log: JsonObject): Map<string, string> {
  const prompts = field(log, 'system_prompt');
  const byName = new Map<string, string>();
  if (!isObject(prompts)) return byName;
  for (const [agent, prompt] of Object.entries(prompts)) {
    if (typeof prompt === 'string') byName.set(agent.trim(), prompt);
  }
  return byName;
}
