import { dateOf, single, type FormBody } from '#features/events/form.ts';
import type { CeremonyDetail } from './queries.ts';
import type { CeremonyInput, ListingInput } from './schemas.ts';

const FIELDS = [
  'programme',
  'title',
  'session',
  'plannedOn',
  'plannedFrom',
  'plannedUntil',
  'place',
  'isListPublic',
] as const;

/** The form's fields as they were typed, to be shown again where something has to be put right. */
export type TypedCeremony = Record<(typeof FIELDS)[number], string> & {
  schemes: string[];
  countries: string[];
};

/** Reads the form of a ceremony: days and hours as people write them, a session as `event/session`. */
export function readCeremonyForm(body: FormBody): { typed: TypedCeremony; input: CeremonyInput } {
  const typed: TypedCeremony = {
    ...(Object.fromEntries(FIELDS.map((field) => [field, single(body, field)])) as Record<
      (typeof FIELDS)[number],
      string
    >),
    schemes: several(body, 'schemes'),
    countries: several(body, 'countries'),
  };
  const [event = '', session = ''] = typed.session.split('/');
  const input: CeremonyInput = {
    programme: typed.programme,
    title: typed.title,
    session: typed.session ? { event, session } : undefined,
    plannedOn: typed.plannedOn ? dateOf(typed.plannedOn) : undefined,
    plannedFrom: typed.plannedFrom ? timeOf(typed.plannedFrom) : undefined,
    plannedUntil: typed.plannedUntil ? timeOf(typed.plannedUntil) : undefined,
    place: typed.place || undefined,
    schemes: typed.schemes,
    countries: typed.countries,
    isListPublic: typed.isListPublic !== '',
  };
  return { typed, input };
}

/** What the form shows of a ceremony that is to be edited. */
export function typedCeremony(ceremony: CeremonyDetail): TypedCeremony {
  const { session } = ceremony;
  return {
    programme: ceremony.programme,
    title: ceremony.title,
    session: session ? `${session.event}/${session.session}` : '',
    plannedOn: ceremony.plannedOn ?? '',
    plannedFrom: ceremony.plannedFrom ?? '',
    plannedUntil: ceremony.plannedUntil ?? '',
    place: ceremony.place ?? '',
    isListPublic: ceremony.isListPublic ? 'yes' : '',
    schemes: ceremony.schemes.map(({ slug }) => slug),
    countries: ceremony.countries,
  };
}

/** The grant chosen for the list, and its place where one was typed. */
export function readListingForm(body: FormBody): ListingInput {
  const position = single(body, 'position');
  return { grant: single(body, 'grant'), ...(position ? { position: Number(position) } : {}) };
}

/** An hour as people write it: `9:30`, `9.30`, `09:30`; what cannot be read stays as typed. */
function timeOf(typed: string): string {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(typed) ?? [];
  return hour === undefined ? typed : `${hour.padStart(2, '0')}:${minute}`;
}

function several(body: FormBody, field: string): string[] {
  const value = body[field];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
