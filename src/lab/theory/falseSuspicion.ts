/**
 * Chance that a SWIM probe of a running member fails when each message is lost with chance p on its own and k others help: (1 − (1−p)²)
 * (1 − (1−p)⁴)^k (Das, Gupta & Motivala, SWIM, DSN 2002, section 3.2).
 */
export function failedProbe(p: number, k: number): number {
  const arrives = 1 - p;
  return (1 - arrives * arrives) * (1 - arrives ** 4) ** k;
}

/** Messages that a SWIM probe of a running member costs on average: ping, ack, and of each helper request, ping, ack and forward. */
export function messagesPerProbe(p: number, k: number): number {
  const arrives = 1 - p;
  return 1 + arrives + (1 - arrives * arrives) * k * (1 + arrives + arrives ** 2 + arrives ** 3);
}
