import { EQUIVOCATING, type Host, LYING } from '../../kernel/host.ts';
import { type Batch, batchOf } from './requests.ts';

/**
 * What traitors have at hand. All of them work together and sign for each other; they cannot sign for honest agents or for clients,
 * except that they have a client of their own.
 */
export const isTraitor = ({ byzantine }: Host, agent: number): boolean =>
  byzantine[agent] === EQUIVOCATING || byzantine[agent] === LYING;

/** A batch that nobody needs: signed by the traitors' own client, or with a client's signature made up. */
export function inventedBatch(host: Host, serial: number, agent: number, authentic: boolean): Batch {
  return batchOf([
    Object.freeze({
      client: -1 - host.n,
      sequence: serial,
      command: `invented by agent ${agent}`,
      via: agent,
      askedAt: host.now,
      bytes: 64,
      authentic,
    }),
  ]);
}

/** Honest agents in two random halves that differ by one at most: 1 for those of the second half. */
export function halves({ n, chance, byzantine }: Host, agent: number): Uint8Array {
  const side = new Uint8Array(n);
  let count = 0;
  for (const other of chance.at(agent).permutation(n)) if (byzantine[other] === 0) side[other] = count++ & 1;
  return side;
}

/** The same, once and for all: what all traitors keep to when they lead two halves to different ends. */
export function fixedHalves({ n, byzantine }: Host): Uint8Array {
  const side = new Uint8Array(n);
  let count = 0;
  for (let agent = 0; agent < n; agent++) if (byzantine[agent] === 0) side[agent] = count++ & 1;
  return side;
}
