import type { MessageKey } from '#language/translate.ts';
import type { Link } from './names.ts';

/** A value as a reader reads it; views say each kind in the reader's language. */
export type Value =
  | { kind: 'unknown' }
  | { kind: 'text'; text: string; language: string | null }
  | { kind: 'word'; message: MessageKey }
  | { kind: 'date'; date: string }
  /** ISO 8601 in UTC. */
  | { kind: 'instant'; instant: string }
  | { kind: 'money'; minor: number; currency: string }
  | { kind: 'country'; code: string }
  | { kind: 'language'; tag: string }
  | { kind: 'record'; link: Link }
  | { kind: 'address'; address: string }
  /** A name of a person, of which history holds a salted hash and nothing else. */
  | { kind: 'personal' }
  | { kind: 'list'; items: Value[] }
  /** Said after one another: an organisation, its role, its share. */
  | { kind: 'parts'; parts: Value[] };

/** Whether history holds a salted hash in the place of a person's name. */
export function isPersonal(raw: unknown): boolean {
  return isObject(raw) && typeof raw['personal'] === 'string';
}

/** A value of which nothing is known but its shape. */
export function plain(raw: unknown): Value {
  if (isPersonal(raw)) return { kind: 'personal' };
  if (raw === null || raw === undefined || raw === '') return { kind: 'unknown' };
  if (typeof raw === 'boolean') return { kind: 'word', message: raw ? 'history.yes' : 'history.no' };
  if (Array.isArray(raw)) return { kind: 'list', items: raw.map(plain) };
  if (!isObject(raw)) return textOf(typeof raw === 'string' ? raw : JSON.stringify(raw));
  return parts(
    Object.values(raw).map((value) => (value === null || value === '' ? undefined : plain(value))),
  );
}

/** Values said after one another; those that are absent are left out. */
export function parts(all: (Value | undefined)[]): Value {
  const known = all.filter((part) => part !== undefined);
  return known.length === 1 ? known[0]! : { kind: 'parts', parts: known };
}

export function linkOr(link: Link | undefined, text: string): Value {
  return link ? { kind: 'record', link } : textOf(text);
}

export function textOf(text: string, tag: string | null = null): Value {
  return { kind: 'text', text, language: tag };
}

export function textOr(raw: unknown): Value | undefined {
  return typeof raw === 'string' && raw !== '' ? textOf(raw) : undefined;
}

export function stringOr(raw: unknown): string | null {
  return typeof raw === 'string' && raw !== '' ? raw : null;
}

export function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** The addresses of the records that a value names. */
export function hrefsIn(value: Value | undefined): string[] {
  if (value?.kind === 'record') return [value.link.href];
  if (value?.kind === 'list') return value.items.flatMap(hrefsIn);
  return value?.kind === 'parts' ? value.parts.flatMap(hrefsIn) : [];
}
