const MINUTE = 60_000;

/** How long to wait after each attempt that failed, in minutes; after the last the mail is given up. */
const WAITS = [1, 5, 15, 60, 240, 720, 1440] as const;

/**
 * When to try again after so many attempts that failed; undefined where the mail is given up, which is after
 * about two days: a mail server that is away for a weekend's night loses nothing.
 */
export function nextAttempt(attempts: number, at: Date): Date | undefined {
  const wait = WAITS[attempts - 1];
  return wait === undefined ? undefined : new Date(at.getTime() + wait * MINUTE);
}
