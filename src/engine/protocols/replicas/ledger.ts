import type { Host } from '../../kernel/host.ts';
import { addAgent, agentsOf, hasAgent, noAgents } from './bits.ts';

/**
 * Who has signed what: signatures that cannot be forged. Honest agents enter what they sign; a traitor's key is in the hands of all
 * traitors, so that its signature stands under whatever they like. Statements are kept by epoch (a sequence number or a view).
 */
export type Ledger = Map<number, Map<string, Uint32Array>>;

export function sign(ledger: Ledger, n: number, epoch: number, statement: string, agent: number): void {
  let statements = ledger.get(epoch);
  if (statements === undefined) {
    statements = new Map();
    ledger.set(epoch, statements);
  }
  let signers = statements.get(statement);
  if (signers === undefined) {
    signers = noAgents(n);
    statements.set(statement, signers);
  }
  addAgent(signers, agent);
}

export const hasSigned = (
  ledger: Ledger,
  host: Host,
  epoch: number,
  statement: string,
  agent: number,
): boolean => {
  if (host.byzantine[agent] !== 0) return true;
  const signers = ledger.get(epoch)?.get(statement);
  return signers !== undefined && hasAgent(signers, agent);
};

/** Whether every signature of a certificate verifies. */
export function allSigned(
  ledger: Ledger,
  host: Host,
  epoch: number,
  statement: string,
  claimed: Uint32Array,
): boolean {
  for (const agent of agentsOf(claimed)) if (!hasSigned(ledger, host, epoch, statement, agent)) return false;
  return true;
}

/** Forgets what was signed below an epoch. */
export function forgetBelow(ledger: Ledger, epoch: number): void {
  for (const old of ledger.keys()) if (old < epoch) ledger.delete(old);
}
