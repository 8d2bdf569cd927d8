import type { Conversation } from './conversation.ts';
import { field, type JsonObject } from './fields.ts';
import type { Blame, RecordedFact, Recording } from './recording.ts';
import { describe } from './refusal.ts';

/**
 * What both layouts of the Who&When data say beside the conversation: question, expected answer, marks, and the
 * agent and step to blame (Zhang et al. 2025, arXiv:2505.00212, section 3: `mistake_agent`, `mistake_step`).
 */
export function assemble(
  log: JsonObject,
  conversation: Conversation,
  name: string,
  layout: string,
): Recording {
  const warnings: string[] = [];
  const facts: RecordedFact[] = [];
  const tell = (key: string, label: string, long = false): void => {
    const value = field(log, key);
    if (value !== undefined) facts.push({ label, value: plain(value), long });
  };
  tell('question', 'Question', true);
  tell('ground_truth', 'Expected answer', true);
  tell('is_correct', 'Answered correctly');
  tell('is_corrected', 'Marked as corrected');
  tell('level', 'Level');
  tell('question_ID', 'Question id');
  tell('mistake_agent', 'Agent to blame');
  tell('mistake_step', 'Step to blame');
  tell('mistake_type', 'Kind of mistake');
  tell('mistake_reason', 'Why', true);

  const blame = findBlame(log, conversation, warnings);
  const correct = field(log, 'is_correct') ?? field(log, 'is_corrected');
  const question = field(log, 'question');
  return {
    name,
    title: titleOf(typeof question === 'string' ? question : '') || name,
    layout,
    agents: conversation.agents,
    messages: conversation.messages,
    facts,
    outcome: correct === true ? 'succeeded' : correct === false || blame !== null ? 'failed' : 'unknown',
    blame,
    warnings,
  };
}

function findBlame(log: JsonObject, conversation: Conversation, warnings: string[]): Blame | null {
  const named = field(log, 'mistake_agent');
  const at = field(log, 'mistake_step');
  if ((named === undefined || named === null) && (at === undefined || at === null)) return null;

  const name = typeof named === 'string' && named.trim() !== '' ? named.trim() : null;
  const agent = name === null ? null : (conversation.indexOf.get(name) ?? null);
  if (named !== undefined && agent === null) {
    warnings.push(
      `mistake_agent: expected the name of a speaker, got ${describe(named)}; no agent is marked.`,
    );
  }
  const last = conversation.messages.length - 1;
  const step = stepOf(at, last);
  if (at !== undefined && step === null) {
    warnings.push(
      `mistake_step: expected a whole number from 0 to ${last}, got ${describe(at)}; no step is marked.`,
    );
  }
  if (agent !== null && step !== null && conversation.messages[step].from !== agent) {
    const speaker = conversation.agents[conversation.messages[step].from].name;
    warnings.push(
      `The log blames ${name} at step ${step}, where ${speaker} speaks; both are marked as the log has them.`,
    );
  }
  const reason = field(log, 'mistake_reason');
  return { agent, name, step, reason: typeof reason === 'string' ? reason : null };
}

/** The data write steps as text ("12"); other writers as numbers. */
function stepOf(value: unknown, last: number): number | null {
  const step = typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : value;
  return typeof step === 'number' && Number.isInteger(step) && step >= 0 && step <= last ? step : null;
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return JSON.stringify(value, null, 1);
}

const TITLE_AT_MOST = 120;

function titleOf(question: string): string {
  const line = question
    .slice(0, 4 * TITLE_AT_MOST)
    .trim()
    .split('\n', 1)[0];
  return line.length <= TITLE_AT_MOST ? line : `${line.slice(0, TITLE_AT_MOST - 1).trimEnd()}…`;
}
