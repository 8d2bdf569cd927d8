import { runOnce } from '../lab/runOnce.ts';
import { measuredTeam, type Player, type Recording, simulatedTeam, tokensAWord } from '../traces/index.ts';
import type { Compared } from './laboratory.ts';
import { SideBySide } from './sideBySide.ts';

/** Tasks over which the simulated team's numbers are means. */
const tasks = 100;

/** A recording with a simulated team of its roles beside it, and both in numbers. Throws an Error where the log shows no team. */
export function besideRecording(
  player: Player,
  recording: Recording,
): { all: SideBySide; compared: Compared[] } {
  const measured = measuredTeam(recording);
  if (measured === null)
    throw new Error('The log shows no team: fewer than two agents speak in it; expected two or more.');
  const scenario = simulatedTeam(measured);
  const label = 'A simulated team of the same roles';
  const all = SideBySide.of(player, scenario, { place: 0, variants: [{ label, patch: {} }] }, []);
  const limited = { ...scenario, environment: { ...scenario.environment, limit: tasks } };
  const { metrics } = runOnce({ scenario: limited, secondsAtMost: 1e6, untilVerdict: true });
  const tenths = (value: number | undefined): string => String(Math.round(10 * (value ?? 0)) / 10);
  const { agents, turns, messages, wordsATurn } = measured;
  const outcomes = { failed: 'the log says: wrong', succeeded: 'the log says: right', unknown: 'not said' };
  return {
    all,
    compared: [
      {
        label: 'Agents',
        recorded: String(agents),
        simulated: String(agents),
        help: 'Agents of the log that take part in the work; who only asks the question does not. The one that speaks most is taken for the orchestrator.',
      },
      {
        label: 'Turns',
        recorded: String(turns),
        simulated: `${tenths(metrics['turns'])} a task, at most ${turns}`,
        help: 'Entries of the log by these agents, thoughts included; their number is the simulated team’s budget.',
      },
      {
        label: 'Messages',
        recorded: String(messages),
        simulated: `${tenths(metrics['team-messages'])} a task`,
        help: 'Entries from one agent of the team to another.',
      },
      {
        label: 'Tokens a turn',
        recorded: `about ${Math.round(wordsATurn * tokensAWord)}`,
        simulated: Math.round((metrics['tokens'] ?? 0) / Math.max(1, metrics['turns'] ?? 1)).toString(),
        help: 'Of the log: words × 4/3, a rule of thumb, for logs carry no tokens; it is the simulated team’s parameter, to which what is read of messages is added.',
      },
      {
        label: 'Right',
        recorded: outcomes[recording.outcome],
        simulated: `${tenths(metrics['success'])} % of ${tasks} tasks`,
        help: 'The simulated team’s skill is the model’s default: a log does not tell it.',
      },
    ],
  };
}
