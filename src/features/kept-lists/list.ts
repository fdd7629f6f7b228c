import type { TObject } from '@sinclair/typebox';
import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import type { Language } from '#language/languages.ts';
import type { Cell } from '#lists/download.ts';
import type { KeptPath } from '#paths.ts';
import type { KeptListWords } from '#views/kept-lists/words.ts';
import type { KeptEntry } from './kinds.ts';
import type { FormBody, TypedEntry } from './names.ts';
import type { KeptUses } from './uses.ts';
import type { SpelledNoun } from './writes.ts';

/** What an administrator does to a list; every door calls these. */
export interface KeptCommands<Input> {
  create: (db: Database, act: Act, input: Input) => { slug: string };
  edit: (db: Database, act: Act, slug: string, input: Input) => void;
  retire: (db: Database, act: Act, slug: string) => void;
  return: (db: Database, act: Act, slug: string) => void;
  merge: (db: Database, act: Act, slug: string, into: string) => void;
  part: (db: Database, act: Act, slug: string) => void;
  addSpelling: (db: Database, act: Act, slug: string, spelling: string) => void;
  /** Only of a list whose order is its administrators' own. */
  move?: (db: Database, act: Act, slug: string, step: 'up' | 'down') => void;
}

/**
 * A list whose entries records mean by words of their own: what its pages, its API and its downloads need to know.
 */
export interface KeptList<Entry extends KeptEntry, Input, Typed extends TypedEntry> {
  noun: SpelledNoun;
  /** What it is called in addresses, of pages and of the API. */
  path: KeptPath;
  /** What the API calls its operations by: one and several. */
  operations: [one: string, several: string];
  /** What the API says of it: one and several. */
  said: [one: string, several: string];
  list: (db: Database) => Entry[];
  /** Throws NotFound. */
  find: (db: Database, slug: string) => Entry;
  uses: (db: Database) => KeptUses;
  /** The facts that an entry has besides those of every list, as the API answers them. */
  facts: (entry: Entry) => Record<string, unknown>;
  countriesOf: (entries: readonly Entry[]) => (string | null)[];
  columns: readonly string[];
  cells: (entry: Entry, language: Language) => Cell[];
  commands: KeptCommands<Input>;
  readForm: (body: FormBody) => { typed: Typed; input: Input };
  typedOf: (entry: Entry) => Typed;
  /** What the form of a new entry begins with for words that records use. */
  begin: (words: string, country: string | undefined) => Partial<Typed>;
  inputSchema: TObject;
  resourceSchema: TObject;
  words: KeptListWords<Entry, Typed>;
}
