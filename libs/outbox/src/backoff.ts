const FIRST_PAUSE_S = 30;
const LONGEST_PAUSE_S = 3600;

/** After this many tries, about a day and a half, we give up and say so. */
export const MOST_ATTEMPTS = 40;

/** Seconds to wait after the given number of tries: 30, 60, 120 … up to an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_S * 2 ** (attempts - 1), LONGEST_PAUSE_S);
}
