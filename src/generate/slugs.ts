import { slugOf } from '#names/slug.ts';

/** Gives each name an address of its own, as the commands do: the next free number where names are alike. */
export class Slugs {
  readonly #taken = new Set(['new']);
  readonly #last = new Map<string, number>();

  of(name: string): string {
    const base = slugOf(name);
    let slug = base;
    let number = this.#last.get(base) ?? 1;
    while (this.#taken.has(slug)) {
      number += 1;
      slug = `${base}-${number}`;
    }
    this.#last.set(base, number);
    this.#taken.add(slug);
    return slug;
  }
}
