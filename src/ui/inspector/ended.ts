let remembered = { message: -1, words: '' };

/** The engine forgets a message that has ended; who selects one in a diagram of the past knows how it went. */
export function rememberEnded(message: number, words: string): void {
  remembered = { message, words };
}

/** How the message went, or '' where nobody knows any more. */
export const endedWords = (message: number): string =>
  remembered.message === message ? `${remembered.words}.` : '';
