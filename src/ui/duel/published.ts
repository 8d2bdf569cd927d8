/** Figures of Kim et al., arXiv:2512.08296, over its 180 runs of language models; not ours, and measured on other tasks. */
export interface PublishedRow {
  architecture: string;
  turns: number;
  overheadPercent: number;
}

export const publishedVersion = 'arXiv:2512.08296, v1 to v3';

export const publishedRows: readonly PublishedRow[] = [
  { architecture: 'single', turns: 7.2, overheadPercent: 0 },
  { architecture: 'independent', turns: 11.4, overheadPercent: 58 },
  { architecture: 'decentralized', turns: 26.1, overheadPercent: 263 },
  { architecture: 'centralized', turns: 27.7, overheadPercent: 285 },
  { architecture: 'hybrid', turns: 44.3, overheadPercent: 515 },
];
