/** A group that joined its members: a grant, or a coalition. */
export interface Group {
  noun: 'grant' | 'coalition';
  /** The reference of a grant, the slug of a coalition. */
  key: string;
  title: string;
  language: string | null;
  /** The year in which it began; null where none is published. */
  year: string | null;
  /** Ids of organisations; the lead first where there is one. */
  members: number[];
  hasLead: boolean;
}

/** Two organisations, the lower id first, with what joined them. */
export interface Pair {
  left: number;
  right: number;
  groups: Group[];
}

export interface Graph {
  pairs: Pair[];
  /** Partners of each organisation that has any. */
  neighbours: Map<number, Set<number>>;
}

/** Everybody of a group is a partner of everybody else in it. */
export function graphOf(groups: readonly Group[]): Graph {
  const pairs = new Map<string, Pair>();
  const neighbours = new Map<number, Set<number>>();
  for (const group of groups) {
    const members = [...new Set(group.members)].toSorted((left, right) => left - right);
    for (const [place, left] of members.entries()) {
      for (const right of members.slice(place + 1)) {
        const key = `${left} ${right}`;
        const pair = pairs.get(key) ?? { left, right, groups: [] };
        pair.groups.push(group);
        pairs.set(key, pair);
        join(neighbours, left, right);
        join(neighbours, right, left);
      }
    }
  }
  return { pairs: [...pairs.values()], neighbours };
}

function join(neighbours: Map<number, Set<number>>, from: number, to: number): void {
  const own = neighbours.get(from) ?? new Set();
  own.add(to);
  neighbours.set(from, own);
}

/**
 * Organisations without which some of the others would no longer be joined, not even through others: the cut
 * vertices of the graph (Tarjan), without recursion, since a network may be long.
 */
export function bridging({ neighbours }: Graph): number[] {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const cuts = new Set<number>();
  for (const root of neighbours.keys()) {
    if (order.has(root)) continue;
    let branches = 0;
    const path = [{ id: root, from: root, rest: [...neighbours.get(root)!] }];
    order.set(root, order.size);
    low.set(root, order.get(root)!);
    while (path.length > 0) {
      const step = path.at(-1)!;
      const next = step.rest.pop();
      if (next === undefined) {
        path.pop();
        const before = path.at(-1);
        if (!before) continue;
        low.set(before.id, Math.min(low.get(before.id)!, low.get(step.id)!));
        if (before.id === root) branches += 1;
        else if (low.get(step.id)! >= order.get(before.id)!) cuts.add(before.id);
      } else if (!order.has(next)) {
        order.set(next, order.size);
        low.set(next, order.get(next)!);
        path.push({ id: next, from: step.id, rest: [...neighbours.get(next)!] });
      } else if (next !== step.from) {
        low.set(step.id, Math.min(low.get(step.id)!, order.get(next)!));
      }
    }
    if (branches > 1) cuts.add(root);
  }
  return [...cuts];
}

/** How many pieces hang together, each by itself. */
export function pieces({ neighbours }: Graph): number {
  const seen = new Set<number>();
  let count = 0;
  for (const root of neighbours.keys()) {
    if (seen.has(root)) continue;
    count += 1;
    const waiting = [root];
    seen.add(root);
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      for (const next of neighbours.get(id)!) {
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
  }
  return count;
}

/** New pairs by the first year in which something joined them; how many have no published year at all. */
export function growth({ pairs }: Graph): { years: { year: string; pairs: number }[]; undated: number } {
  const counts = new Map<string, number>();
  let undated = 0;
  for (const { groups } of pairs) {
    const [first] = groups.flatMap(({ year }) => year ?? []).toSorted();
    if (first === undefined) undated += 1;
    else counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return {
    years: [...counts]
      .map(([year, count]) => ({ year, pairs: count }))
      .toSorted((left, right) => (left.year < right.year ? -1 : 1)),
    undated,
  };
}
