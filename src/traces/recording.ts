/** How the recipient of an entry is known: the log says so, it is a thought, or it is worked out from who speaks next. */
export type Addressing = 'stated' | 'self' | 'inferred';

export interface RecordedAgent {
  name: string;
  /** The agent's instructions (its system prompt), where the log carries them. */
  instructions: string | null;
}

/** One entry of a log: a message from one agent to another, sent at its index in seconds. */
export interface RecordedMessage {
  /** Index into `Recording.agents`. */
  from: number;
  /** Index into `Recording.agents`; equal to `from` for a thought. */
  to: number;
  addressing: Addressing;
  /** The speaker as the log spells it: "Orchestrator (-> WebSurfer)". */
  spelled: string;
  text: string;
}

/** What the log itself says went wrong; each part only where it is named. */
export interface Blame {
  /** Index into `Recording.agents`, or null if no such agent speaks. */
  agent: number | null;
  /** The name as the log gives it. */
  name: string | null;
  /** Index into `Recording.messages`, or null if there is no such entry. */
  step: number | null;
  reason: string | null;
}

/** Something that the log says of the whole run: the question, the expected answer, a mark. */
export interface RecordedFact {
  label: string;
  value: string;
  long: boolean;
}

/** A run of a real multi-agent system as its log tells it, whatever the layout of the log. */
export interface Recording {
  /** Name of the file. */
  name: string;
  /** What was asked, or the file's name. */
  title: string;
  /** Label of the layout it was read by. */
  layout: string;
  agents: readonly RecordedAgent[];
  messages: readonly RecordedMessage[];
  facts: readonly RecordedFact[];
  /** 'unknown' where the log does not say how the run ended. */
  outcome: 'failed' | 'succeeded' | 'unknown';
  blame: Blame | null;
  /** What was odd but did not keep the log from being read. */
  warnings: readonly string[];
}
