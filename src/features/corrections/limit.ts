/** So many may come from one network in an hour: enough for a person, too few for a machine. */
const MOST = 5;
const HOUR = 60 * 60_000;
const MOST_REMEMBERED = 10_000;

/**
 * Counts in the process what is sent without an account. It forgets at a restart, which a person does not notice
 * and a machine cannot bring about.
 */
export class HourlyLimit {
  readonly #sent = new Map<string, number[]>();

  /** Whether one more may come from that address now; counts it where it may. */
  allows(address: string, at: Date): boolean {
    const now = at.getTime();
    const recent = (this.#sent.get(address) ?? []).filter((moment) => now - moment < HOUR);
    if (recent.length >= MOST) return false;
    this.#sent.delete(address);
    this.#sent.set(address, [...recent, now]);
    if (this.#sent.size > MOST_REMEMBERED) this.#sent.delete(this.#sent.keys().next().value ?? '');
    return true;
  }
}
