import type { Database } from '#database/connection.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import { lifetimes } from './lifetimes.ts';

/** A form that was sent after its session had ended: where to, and what was typed, as browsers encode it. */
export interface KeptForm {
  url: string;
  body: string;
  /** Whose session it was, where that is still known: it is shown to nobody else. */
  personId: number | undefined;
}

interface Kept extends KeptForm {
  until: number;
}

/** Larger ones are not kept; nor are more at a time, so that nobody can fill the memory. */
const LARGEST = 200_000;
const MOST = 200;

/** Kept in memory for half an hour, under the hash of a key that only the browser has. */
const formsOf = (registry: Database) => registry.once('kept-forms', () => new Map<string, Kept>());

/** Keeps a form; answers the key for the browser's cookie, or undefined where it is too large. */
export function keepForm(registry: Database, form: KeptForm, now: Date): string | undefined {
  if (form.body.length > LARGEST) return undefined;
  const forms = formsOf(registry);
  for (const [key, { until }] of forms) if (until < now.getTime()) forms.delete(key);
  if (forms.size >= MOST) forms.delete(forms.keys().next().value ?? '');
  const key = newSecret();
  forms.set(hashOf(key), { ...form, until: now.getTime() + lifetimes.keptForm });
  return key;
}

/** The form of that key; undefined where there is none, it is over, or it was another person's. */
export function findKeptForm(
  registry: Database,
  key: string | undefined,
  personId: number | undefined,
  now: Date,
): KeptForm | undefined {
  const form = key === undefined ? undefined : formsOf(registry).get(hashOf(key));
  if (!form || form.until < now.getTime()) return undefined;
  return form.personId === undefined || form.personId === personId ? form : undefined;
}

/** Whose session this was, whether it is over or not; undefined where it is gone without a trace. */
export function findOptionalOwner(registry: Database, secret: string | undefined): number | undefined {
  if (secret === undefined) return undefined;
  return registry
    .prepare<{ id: number }>('select person_id as id from browser_sessions where hash = ?')
    .get(hashOf(secret))?.id;
}
