import type { Row } from '../lab/evidence/run.ts';

export type { Row };

const families: Record<string, string> = {
  spread: 'Spread of news',
  rumour: 'Rumour mongering',
  membership: 'Membership and failure detection',
  average: 'Averages and opinions',
  consensus: 'Consensus',
  epidemic: 'Epidemics',
  network: 'Graphs',
  models: 'Random graph models',
  rng: 'Chance',
  queue: 'Queues',
  reliab: 'Reliability',
  tasks: 'Tasks and schedules',
  teams: 'Teams of unlike members',
  paper: 'Architectures against arXiv:2512.08296',
  bandit: 'Bandits',
  games: 'Games',
  fed: 'Federated learning',
  econ: 'Economics of agents',
  domains: 'Task domains',
};

export const familyLabel = (family: string): string => families[family] ?? family;

export type VerdictFilter = 'all' | Row['verdict'];

export interface Filter {
  text: string;
  family: string;
  verdict: VerdictFilter;
}

export interface Group {
  family: string;
  rows: readonly Row[];
  /** Of the whole family, whatever the filter lets through. */
  counts: Counts;
}

export type Counts = Readonly<Record<Row['verdict'], number>>;

export function countVerdicts(rows: readonly Row[]): Counts {
  const counts = { pass: 0, fail: 0, unsupported: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}

/** All that is written in a row, in small letters. */
const wordsOf = (row: Row): string =>
  `${row.id} ${familyLabel(row.family)} ${row.source} ${row.metric} ${row.note} ${row.ours?.reading ?? ''} ${JSON.stringify(row.parameters)}`.toLowerCase();

/** Rows that a filter lets through, by family in the order in which families first come, failing rows first; every word of the text must occur. */
export function groupRows(rows: readonly Row[], { text, family, verdict }: Filter): Group[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const names = [...new Set(rows.map((row) => row.family))];
  return names
    .filter((name) => family === '' || name === family)
    .map((name) => {
      const all = rows.filter((row) => row.family === name);
      const shown = all.filter((row) => {
        if (verdict !== 'all' && row.verdict !== verdict) return false;
        const words = wanted.length > 0 ? wordsOf(row) : '';
        return wanted.every((word) => words.includes(word));
      });
      // What fails is seen first.
      const sorted = shown.toSorted((a, b) => Number(b.verdict === 'fail') - Number(a.verdict === 'fail'));
      return { family: name, rows: sorted, counts: countVerdicts(all) };
    })
    .filter((group) => group.rows.length > 0);
}

const isRow = (one: unknown): one is Row => {
  if (typeof one !== 'object' || one === null) return false;
  const row = one as Record<string, unknown>;
  return (
    ['id', 'family', 'source', 'metric', 'note'].every((key) => typeof row[key] === 'string') &&
    ['pass', 'fail', 'unsupported'].includes(String(row['verdict']))
  );
};

/** The rows in the text of the table's file; throws with what is wrong. */
export function readRows(text: string): Row[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('evidence.json is no JSON.');
  }
  if (!Array.isArray(json)) throw new Error('evidence.json holds no list of rows.');
  const wrong = json.findIndex((one) => !isRow(one));
  if (wrong >= 0)
    throw new Error(`Row ${wrong} of evidence.json lacks an id, family, source, metric, note or verdict.`);
  return json;
}

let loaded: Promise<Row[]> | null = null;

/** The table that ships with the page, fetched once; rejects with what is wrong, and may then be tried again. */
export function loadRows(): Promise<Row[]> {
  loaded ??= fetch('./evidence.json')
    .then((response) => {
      if (!response.ok) throw new Error(`evidence.json could not be fetched (${response.status}).`);
      return response.text();
    })
    .then(readRows)
    .catch((error: unknown) => {
      loaded = null;
      throw error;
    });
  return loaded;
}
