import { converse, type Utterance } from '../conversation.ts';
import { field, isObject, listIn, needName, needObject, needText } from '../fields.ts';
import type { Reader } from '../reader.ts';
import { Refusal } from '../refusal.ts';
import { assemble } from '../who-and-when.ts';

const label = 'Magentic-One (Who&When, hand-crafted)';

/** Logs whose speaker stands in `role`, with the addressee after an arrow: "Orchestrator (-> WebSurfer)". */
export const magenticOne: Reader = {
  id: 'magentic-one',
  label,
  summary: 'An object whose "history" is a list of {"role": speaker, "content": text}.',
  source: 'Fourney et al. 2024, arXiv:2411.04468; logs of Zhang et al. 2025, arXiv:2505.00212.',
  recognises(json) {
    const history = listIn(json, 'history');
    return (
      history?.slice(0, 10).some((entry) => isObject(entry) && typeof field(entry, 'role') === 'string') ??
      false
    );
  },
  read(json, name) {
    const log = needObject(json, 'the log');
    const utterances = (listIn(log, 'history') ?? []).map((value, i): Utterance => {
      const path = `history[${i}]`;
      const entry = needObject(value, path);
      const spelled = needText(entry, 'role', path, 'who speaks');
      const text = needText(entry, 'content', path, 'what was said');
      return { ...roleOf(spelled, `${path}.role`), spelled, text };
    });
    return assemble(log, converse(utterances, new Map()), name, label);
  },
};

/**
 * Speaker and addressee of a role: "A (-> B)" speaks to B; "A (thought)" and any other aside in brackets is to
 * itself; a bare name leaves the addressee open.
 */
export function roleOf(
  role: string,
  path: string,
): { speaker: string; addressee: string | null | undefined } {
  const spelled = role.trim();
  // Searched by hand: a pattern would take quadratic time on a role of many brackets.
  const bracket = spelled.endsWith(')') ? spelled.lastIndexOf('(') : -1;
  if (bracket <= 0) return { speaker: needName(spelled, path), addressee: undefined };
  const speaker = needName(spelled.slice(0, bracket), path);
  const aside = spelled.slice(bracket + 1, -1).trim();
  const arrow = ['->', '→'].find((mark) => aside.startsWith(mark));
  if (arrow === undefined) return { speaker, addressee: null };
  const addressee = aside.slice(arrow.length).trim();
  if (addressee === '') throw new Refusal(`${path}: expected a name after the arrow, got nothing.`);
  return { speaker, addressee: needName(addressee, path) };
}
