/** A set of record ids as bits: sets of a hundred thousand meet and are counted in microseconds. */
export class Bitmap {
  words: Uint32Array;

  constructor(size: number) {
    this.words = new Uint32Array((size >>> 5) + 1);
  }

  add(id: number): void {
    const word = id >>> 5;
    if (word >= this.words.length) {
      const grown = new Uint32Array(Math.max(word + 1, Math.ceil(this.words.length * 1.25)));
      grown.set(this.words);
      this.words = grown;
    }
    this.words[word]! |= 1 << (id & 31);
  }

  delete(id: number): void {
    const word = id >>> 5;
    if (word < this.words.length) this.words[word]! &= ~(1 << (id & 31));
  }

  has(id: number): boolean {
    const word = id >>> 5;
    return word < this.words.length && ((this.words[word]! >>> (id & 31)) & 1) === 1;
  }

  /** A new bitmap of the ids that are in both. */
  and(other: Bitmap): Bitmap {
    const length = Math.min(this.words.length, other.words.length);
    const both = new Bitmap(0);
    both.words = new Uint32Array(length);
    for (let word = 0; word < length; word += 1) both.words[word] = this.words[word]! & other.words[word]!;
    return both;
  }

  /** A new bitmap of the ids that are in either. */
  or(other: Bitmap): Bitmap {
    const [long, short] = this.words.length >= other.words.length ? [this, other] : [other, this];
    const either = new Bitmap(0);
    either.words = long.words.slice();
    for (let word = 0; word < short.words.length; word += 1) either.words[word]! |= short.words[word]!;
    return either;
  }

  count(): number {
    let sum = 0;
    for (const word of this.words) if (word !== 0) sum += ones(word);
    return sum;
  }

  /** How many ids are in both, without making the set. */
  countWith(other: Bitmap): number {
    const length = Math.min(this.words.length, other.words.length);
    const [mine, theirs] = [this.words, other.words];
    let sum = 0;
    for (let word = 0; word < length; word += 1) {
      const both = mine[word]! & theirs[word]!;
      if (both !== 0) sum += ones(both);
    }
    return sum;
  }

  static of(ids: Iterable<number>): Bitmap {
    const bitmap = new Bitmap(0);
    for (const id of ids) bitmap.add(id);
    return bitmap;
  }
}

/** Counts the set bits of a 32-bit word. */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
