/** Counts what comes from one sender within a time; in memory, since a restart harms nobody. */
export interface Limit {
  /** Counts one more, and says whether it is still within the limit. */
  take(sender: string, at: Date): boolean;
}

/** Beyond so many senders the oldest are forgotten, so that memory has an end. */
const MOST_SENDERS = 10_000;

export function createLimit({ most, within }: { most: number; within: number }): Limit {
  const taken = new Map<string, number[]>();
  return {
    take(sender, at) {
      const since = at.getTime() - within;
      const recent = (taken.get(sender) ?? []).filter((time) => time > since);
      if (recent.length >= most) return false;
      taken.delete(sender);
      taken.set(sender, [...recent, at.getTime()]);
      if (taken.size > MOST_SENDERS) taken.delete(taken.keys().next().value ?? '');
      return true;
    },
  };
}
