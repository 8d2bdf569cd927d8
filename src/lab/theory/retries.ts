/** Calls at the bottom for each call at the top when it always fails and each layer asks again: (1 + retries)^layers. */
export const amplification = (layers: number, retries: number): number => (1 + retries) ** layers;

/** Mean number of attempts when each fails with chance `failing` and at most `retries` follow the first. */
export function meanAttempts(failing: number, retries: number): number {
  let sum = 0;
  for (let k = 0; k <= retries; k++) sum += failing ** k;
  return sum;
}

/** Chance that one of them succeeds. */
export const succeedsAtLast = (failing: number, retries: number): number => 1 - failing ** (retries + 1);

/** Mean transmissions of a message by stop-and-wait, where data and acknowledgement are lost independently. */
export const stopAndWait = (lossData: number, lossAck: number): number => 1 / ((1 - lossData) * (1 - lossAck));
