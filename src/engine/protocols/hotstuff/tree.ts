import { type Batch, keyOf, mix } from '../replicas/requests.ts';
import type { Block, Certificate } from './messages.ts';
import type { Replica } from './state.ts';

/** A new leaf under the block that a certificate certifies. */
export function createLeaf(parent: Block, view: number, batch: Batch, justify: Certificate): Block {
  const id = mix(mix(mix(mix(parent.id, view), batch.digest), justify.view), justify.block);
  return Object.freeze({ id, parent: parent.id, height: parent.height + 1, view, batch, justify });
}

/** Whether a block stands on a branch that comes from an ancestor; false where a block between them is unknown. */
export function isExtension({ blocks, executed }: Replica, block: Block, ancestor: number): boolean {
  if (ancestor === 0) return true;
  let at: Block | undefined = block;
  while (at !== undefined && at.id !== ancestor) {
    // All that is executed is one branch; what has been forgotten of it lies below.
    if (at.id === executed.id) return (blocks.get(ancestor)?.height ?? 0) < executed.height;
    at = blocks.get(at.parent);
  }
  return at !== undefined;
}

/** Blocks from the first that is not executed up to this one, ascending; null where one of them is unknown. */
export function branchTo({ blocks, executed }: Replica, id: number): Block[] | null {
  const branch: Block[] = [];
  let at = blocks.get(id);
  while (at !== undefined && at.height > executed.height) {
    branch.push(at);
    at = blocks.get(at.parent);
  }
  return at === undefined ? null : branch.reverse();
}

/** Keys of the requests that stand on the branch up to a block and are not executed; null where the branch is not all known. */
export function keysOn(replica: Replica, id: number): Set<number> | null {
  const branch = branchTo(replica, id);
  if (branch === null) return null;
  const keys = new Set<number>();
  for (const { batch } of branch)
    for (const { client, sequence } of batch.requests) keys.add(keyOf(client, sequence));
  return keys;
}

/** Forgets what is below the last executed block. */
export function prune(replica: Replica): void {
  for (const [id, block] of replica.blocks)
    if (block.height < replica.executed.height - 2) replica.blocks.delete(id);
}
