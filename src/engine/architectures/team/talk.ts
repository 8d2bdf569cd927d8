import { choice } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import type { Report, Work } from './board.ts';
import type { TeamValues } from './params.ts';
import { RESULT, type Team } from './roles.ts';
import { bytesOf, reportOf, type Speech, tell } from './work.ts';

export type Talk = 'direct' | 'protocol';

/** How what members say to all gets to all. */
export const talkBySharing = {
  talk: choice({
    label: 'Statements go',
    help: 'How what one says gets to all others.',
    default: 'direct',
    options: [
      { value: 'direct', label: 'From each to each' },
      { value: 'protocol', label: 'Through the protocol below', help: 'Each statement is spread by the world’s protocol, as by gossip; one that cannot spread leaves them to talk directly.' },
    ],
  }),
};

/** Whether an architecture lets the protocol below do part of its talk. */
export const usesProtocol = (values: TeamValues & { talk?: Talk }): boolean => values.talk === 'protocol';

/** Statements that wait in the protocol at most, for each member. */
const STATEMENTS = 8;

export const slotsFor = (values: TeamValues, n: number): number => (usesProtocol(values) ? Math.min(4096, STATEMENTS * n) : 0);

/** Numbers of statements under way are negative, one for each item and listener. */
const flightOf = ({ n }: Host, serial: number, listener: number): number => -1 - (serial * n + listener);

/** Says something to all other members, through the protocol if it can spread. */
export function declare(team: Team, work: Work, from: number, members: readonly number[], speech: Speech): void {
  const { host, values } = team;
  const others = members.filter((member) => member !== from);
  if (usesProtocol(values)) {
    const { items } = host;
    const slot = items.create(from, reportOf(team, work, from, -1, speech), bytesOf(work, speech));
    const flights = others.map((listener) => flightOf(host, items.serial[slot], listener));
    for (const flight of flights) work.flying.add(flight);
    if (host.share(from, slot)) {
      work.said.push([slot, items.serial[slot]]);
      return;
    }
    for (const flight of flights) work.flying.delete(flight);
    items.retire(slot);
  }
  for (const other of others) tell(team, work, from, other, RESULT, speech);
}

/** What an agent has learned through the protocol, if it is a statement of this task that it waits for; it counts as a message. */
export function heardBelow({ host, board }: Team, agent: number, slot: number): Report | null {
  const body = host.items.bodies[slot] as Partial<Report> | null;
  if (body?.steps === undefined || body.from === undefined || body.serial === undefined || body.from === agent) return null;
  const work = board.works.get(body.serial);
  if (!work?.flying.delete(flightOf(host, host.items.serial[slot], agent))) return null;
  work.messages += 1;
  return Object.freeze({ ...(body as Report), to: agent });
}

/** Statements that have been heard need not be spread any longer. */
export function hush({ host }: Team, work: Work): void {
  for (const [slot, serial] of work.said) if (host.items.live[slot] && host.items.serial[slot] === serial) host.items.retire(slot);
  work.said.length = 0;
}
