import type { Laboratory } from '../worker/laboratory.ts';

/** A thread with the engine in it. */
export interface Connection {
  laboratory: Laboratory;
  /** Rejects when the thread dies by itself; some deaths are silent, so nobody relies on it. */
  died?: Promise<never>;
  close(): void;
}
export type Connect = () => Connection;

/** The thread said nothing for too long, or died. A refusal by the engine is an ordinary Error instead. */
export class Silence extends Error {
  override name = 'Silence';
}

export interface Line {
  /** Asks and waits at most so long; after a Silence the thread is gone and the next question starts another. */
  ask<T>(limitMs: number, question: (laboratory: Laboratory) => Promise<T>): Promise<T>;
  /** Whether a reply is awaited. */
  readonly waiting: boolean;
  hangUp(): void;
}

/** Keeps one connection open and watches that it answers. */
export function createLine(connect: Connect): Line {
  let connection: Connection | null = null;
  let awaited = 0;

  const hangUp = (): void => {
    connection?.close();
    connection = null;
  };

  return {
    async ask(limitMs, question) {
      connection ??= connect();
      const mine = connection;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tooLong = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new Silence(`The engine's thread did not answer within ${limitMs / 1000} seconds.`));
        }, limitMs);
      });
      awaited += 1;
      try {
        const answers = [question(mine.laboratory), tooLong];
        return await Promise.race(mine.died ? [...answers, mine.died] : answers);
      } catch (error) {
        if (error instanceof Silence && connection === mine) hangUp();
        throw error;
      } finally {
        awaited -= 1;
        clearTimeout(timer);
      }
    },
    get waiting() {
      return awaited > 0;
    },
    hangUp,
  };
}
