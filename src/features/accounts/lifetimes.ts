const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long things of an account last, in milliseconds; /privacy says the same in words. */
export const lifetimes = {
  /** A link printed or handed over by whoever runs the registry; it works in any browser. */
  printedLink: HOUR,
  /** A link asked for on the page; it works in the browser that asked. */
  askedLink: 10 * MINUTE,
  /** The link that confirms a new e-mail address. */
  addressLink: HOUR,
  /** A browser that is not used for so long is signed out, */
  idle: 12 * HOUR,
  /** and every browser after so long (NIST SP 800-63B: at most thirty days). */
  session: 14 * DAY,
  /** After proving who one is, how long address, password and factors may be changed. */
  confirmation: 15 * MINUTE,
  /** From drawing a page with a passkey's button to pressing it. */
  challenge: 10 * MINUTE,
  /** What was typed into a form whose session had ended. */
  keptForm: 30 * MINUTE,
  /** How often a session's last use is written down. */
  lastUse: 5 * MINUTE,
} as const;

/** The instant so many milliseconds later, ISO 8601 in UTC. */
export function later(from: Date, milliseconds: number): string {
  return new Date(from.getTime() + milliseconds).toISOString();
}
