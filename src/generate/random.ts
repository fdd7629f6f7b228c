/** Chance that can be repeated: the same seed and label give the same numbers on every machine. */
export interface Random {
  /** From 0 up to 1, 1 left out. */
  next(): number;
  /** A whole number from 0 up to `count`, `count` left out. */
  below(count: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, each as likely as its weight says. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
  /** So many different items, or all where there are fewer, in no order. */
  sample<Item>(items: readonly Item[], count: number): Item[];
}

/**
 * Each label has numbers of its own, so that more grants do not give the organisations other names. The
 * generator is Mulberry32: 32 bits of state suffice for some ten million draws that only have to look varied.
 */
export function randomOf(seed: number, label: string): Random {
  let state = hashOf(`${seed} ${label}`);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)]!,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      return (items.find(([, weight]) => (left -= weight) < 0) ?? items.at(-1)!)[0];
    },
    sample: (items, count) => {
      const places = new Set<number>();
      const most = Math.min(count, items.length);
      while (places.size < most) places.add(below(items.length));
      return [...places].map((place) => items[place]!);
    },
  };
}

/** FNV-1a over the text's code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
