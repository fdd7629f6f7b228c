import { readPartialDate } from '#language/partial-date.ts';
import type { EventDetail } from './queries.ts';
import type { EventInput } from './schemas.ts';

/** What a form posts: text by field, several of one field where it was given several times. */
export type FormBody = Record<string, string | string[]>;

const FIELDS = [
  'programme',
  'kind',
  'title',
  'subtitle',
  'description',
  'venue',
  'city',
  'country',
  'startsOn',
  'endsOn',
] as const;

/** The form's fields as they were typed, to be shown again where something has to be put right. */
export type TypedEvent = Record<(typeof FIELDS)[number], string>;

/** Reads the form of an event into what was typed and what the commands take; days are read as people write them. */
export function readEventForm(body: FormBody): { typed: TypedEvent; input: EventInput } {
  const typed = Object.fromEntries(FIELDS.map((field) => [field, single(body, field)])) as TypedEvent;
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  const input = {
    ...given,
    programme: typed.programme,
    kind: typed.kind as EventInput['kind'],
    title: typed.title,
    ...(typed.startsOn ? { startsOn: dateOf(typed.startsOn) } : {}),
    ...(typed.endsOn ? { endsOn: dateOf(typed.endsOn) } : {}),
  };
  return { typed, input };
}

/** What the form shows of an event that is to be edited. */
export function typedEvent(event: EventDetail): TypedEvent {
  return Object.fromEntries(FIELDS.map((field) => [field, event[field] ?? ''])) as TypedEvent;
}

/** The first value of a field, trimmed. */
export function single(body: FormBody, field: string): string {
  const value = body[field];
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();
}

/** A day as people write it; what cannot be read stays as typed, for the command to refuse. */
export function dateOf(typed: string): string {
  return readPartialDate(typed) ?? typed;
}
