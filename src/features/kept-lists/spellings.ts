import type { Database } from '#database/connection.ts';
import { keptValue } from '#database/kept.ts';
import { looseForms } from '#names/keys.ts';
import type { KeptEntry } from './kinds.ts';

/** What words mean when script, accents and their order do not matter. */
export function spellingKey(text: string): string {
  return looseForms(text).toSorted().join(' ');
}

/** Every word by which records mean this entry, each once. */
export function wordsOf({ names, spellings }: Pick<KeptEntry, 'names' | 'spellings'>): string[] {
  return [...new Set([...Object.values(names), ...spellings])];
}

/** So many of the records' words are remembered with what they mean. */
const MOST_REMEMBERED = 20_000;

/** Finds the entry that a record's words mean, in any script and spelling. */
export class Spellings<Entry extends KeptEntry> {
  readonly #bySlug: Map<string, Entry>;
  readonly #byWords = new Map<string, Entry>();
  /** By the words alone; null where several scopes know them. */
  readonly #anywhere = new Map<string, Entry | null>();
  readonly #remembered = new Map<string, Entry | undefined>();

  /** @param scopeOf within what the words of an entry are its own, such as a country. */
  constructor(entries: readonly Entry[], scopeOf: (entry: Entry) => string) {
    this.#bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
    for (const entry of entries) {
      const meant = this.#followed(entry);
      for (const word of wordsOf(entry)) this.#add(spellingKey(word), scopeOf(entry), meant);
    }
  }

  /** What an entry became that is the same as another. */
  #followed(entry: Entry): Entry {
    const next = entry.mergedInto === null ? undefined : this.#bySlug.get(entry.mergedInto);
    return next ? this.#followed(next) : entry;
  }

  #add(key: string, scope: string, entry: Entry): void {
    if (key === '') return;
    const scoped = `${scope} ${key}`;
    if (!this.#byWords.has(scoped)) this.#byWords.set(scoped, entry);
    const known = this.#anywhere.get(key);
    if (known === undefined) this.#anywhere.set(key, entry);
    else if (known !== entry) this.#anywhere.set(key, null);
  }

  /** The entry of that slug, merged ones included. */
  bySlug(slug: string): Entry | undefined {
    return this.#bySlug.get(slug);
  }

  /** The entry that the words mean; without a scope, that of the only scope that knows them. */
  find(scope: string | null, words: string): Entry | undefined {
    const asked = `${scope ?? ''}:${words}`;
    if (this.#remembered.has(asked)) return this.#remembered.get(asked);
    const key = spellingKey(words);
    const found =
      scope === null ? (this.#anywhere.get(key) ?? undefined) : this.#byWords.get(`${scope} ${key}`);
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(asked, found);
    return found;
  }
}

/** The finder of a list's words: made anew when the list itself changes, not with every change of a record. */
export function keptSpellings<Entry extends KeptEntry>(
  db: Database,
  key: string,
  read: () => Entry[],
  scopeOf: (entry: Entry) => string,
): Spellings<Entry> {
  return keptValue(db, `spellings of ${key}`, () => {
    const entries = read();
    const said = JSON.stringify(entries);
    const kept = db.once<{ said: string; spellings: Spellings<Entry> | undefined }>(
      `made spellings of ${key}`,
      () => ({ said: '', spellings: undefined }),
    );
    if (kept.spellings === undefined || kept.said !== said) {
      kept.spellings = new Spellings(entries, scopeOf);
      kept.said = said;
    }
    return kept.spellings;
  });
}
