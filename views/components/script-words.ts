import type { MessageKey } from '#language/translate.ts';
import type { Ui } from '../ui.ts';

/** How many of each counted sentence a script has; beyond that it says the last. */
const MOST = 60;
const HOLES = ['position', 'count', 'what', 'time', 'list', 'note', 'date'];

/** Sentences for a page's script, which holds no words of its own: by key, with their holes left open. */
export function scriptWords({ t }: Ui, plain: readonly MessageKey[]): Record<string, string> {
  const holes = Object.fromEntries(HOLES.map((name) => [name, `{${name}}`]));
  return Object.fromEntries(plain.map((key) => [key, t(key, holes)]));
}

/** Sentences that count, by key: one for each number up to a most. */
export function countedWords({ t }: Ui, counted: readonly MessageKey[]): Record<string, string[]> {
  return Object.fromEntries(
    counted.map((key) => [key, Array.from({ length: MOST + 1 }, (_, count) => t(key, { count }))]),
  );
}
