import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';
import { bracha } from './bracha/bracha.ts';
import { broadcast } from './broadcast.ts';
import { flooding } from './flooding.ts';
import { antiEntropy } from './antiEntropy.ts';
import { gossip } from './gossip.ts';
import { raft } from './raft.ts';
import { infectAndDie } from './infectAndDie.ts';
import { plumtree } from './plumtree/plumtree.ts';
import { rumour } from './rumour/rumour.ts';
import { spanningTree } from './spanningTree/spanningTree.ts';

export const protocols = family<Module>('protocol', [gossip, rumour, antiEntropy, infectAndDie, flooding, broadcast, spanningTree, plumtree, bracha, raft]);
