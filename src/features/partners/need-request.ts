import { Type } from '@sinclair/typebox';
import { readAmount } from '#features/grants/amount.ts';
import { isCountry } from '#features/organisations/countries.ts';
import type { Query } from '#paths.ts';
import { MOST_WEIGHT, usualWeights, weighed, type Weights } from './reasons.ts';

/** A need as its address says it, before it is looked up. */
export interface NeedAsked {
  themes: string[];
  countries: string[];
  groups: string[];
  languages: string[];
  scheme: string;
  /** As typed. */
  share: string;
  /** Slugs of who is in already, the lead first. */
  with: string[];
  /** The day as of which the list is drawn up; empty for today. */
  on: string;
  weights: Weights;
  page: number;
  /** Words by which an organisation is looked up that is in already. */
  find: string;
}

const many = (description: string, examples: string[]) =>
  Type.Optional(
    Type.Array(Type.String({ maxLength: 200 }), { maxItems: 40, description, examples: [examples] }),
  );
const text = (maxLength: number, description: string, example: string) =>
  Type.Optional(Type.String({ maxLength, description, examples: [example] }));

const fields = {
  themes: many('Slugs of themes', ['prevention-with-youth']),
  countries: many('Countries wanted, ISO 3166-1 or XK', ['AL', 'MK']),
  groups: many('Target groups, in words', ['young people']),
  languages: many('Working languages, BCP 47', ['sq', 'en']),
  scheme: text(200, 'Slug of the scheme', 'smart-balkans-regional'),
  share: text(20, 'Share of the money offered, in whole EUR', '30000'),
  with: many('Slugs of who is in already, the lead first', []),
  on: text(10, 'The day as of which the list is drawn up; today where absent', '2026-11-24'),
};
const weightName = (name: string) => `w-${name}`;

/** Pages pass over what they do not know. */
export const NeedQuery = Type.Object(
  {
    ...fields,
    find: text(300, 'An organisation that is in already', ''),
    page: text(6, 'Which ten of the list', '2'),
    ...Object.fromEntries(weighed.map((name) => [weightName(name), text(6, `Points of ${name}`, '10')])),
  },
  { additionalProperties: true },
);

const weight = (name: keyof Weights) =>
  Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: MOST_WEIGHT,
      description: `Points of ${name}; ${usualWeights[name]} where absent`,
    }),
  );
export const NeedApiQuery = Type.Object(
  {
    ...fields,
    on: Type.Optional(
      Type.String({ format: 'date', description: 'The day as of which; today where absent' }),
    ),
    share: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000, description: 'In whole EUR' })),
    ...Object.fromEntries(weighed.map((name) => [weightName(name), weight(name)])),
    cursor: Type.Optional(
      Type.String({ pattern: '^\\d{1,6}$', description: 'As `next` of the page before gave it' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 10 })),
  },
  { additionalProperties: false },
);

/** Reads a need from the query of an address, also one that was edited by hand. */
export function readNeed(query: Record<string, unknown>): NeedAsked {
  const all = (name: string) =>
    [query[name] ?? []]
      .flat()
      .map((value) =>
        typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '',
      )
      .filter((value, place, values) => value !== '' && values.indexOf(value) === place);
  const one = (name: string) => all(name)[0] ?? '';
  const on = one('on');
  const weights = weighed.map((name) => {
    const typed = one(weightName(name));
    const isFine = /^\d{1,3}$/.test(typed) && Number(typed) <= MOST_WEIGHT;
    return [name, isFine ? Number(typed) : usualWeights[name]];
  });
  return {
    themes: all('themes'),
    countries: all('countries').filter(isCountry),
    groups: all('groups')
      .flatMap((group) => group.split(/[,;]/))
      .map((group) => group.trim().toLowerCase())
      .filter(Boolean),
    languages: all('languages')
      .map((tag) => tag.split('-')[0]!.toLowerCase())
      .filter((tag) => /^[a-z]{2,3}$/.test(tag)),
    scheme: one('scheme'),
    share: one('share'),
    with: all('with').slice(0, 20),
    on: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(on) && !Number.isNaN(Date.parse(on)) ? on : '',
    weights: Object.fromEntries(weights) as Weights,
    page: /^[1-9]\d{0,4}$/.test(one('page')) ? Number(one('page')) : 1,
    find: one('find'),
  };
}

/** The share in whole EUR; undefined where none was typed or it cannot be read. */
export function shareOf({ share }: Pick<NeedAsked, 'share'>): number | undefined {
  const read = readAmount(share);
  return read === undefined ? undefined : Math.round(Number(read));
}

/** The same need as the query of an address; what is usual is left out, so that equal needs have one address. */
export function needQuery(asked: NeedAsked, changes: Partial<NeedAsked> = {}): Query {
  const { weights, page, find: _, ...rest } = { ...asked, page: 1, ...changes };
  const own = weighed.filter((name) => weights[name] !== usualWeights[name]);
  return {
    ...rest,
    ...Object.fromEntries(own.map((name) => [weightName(name), weights[name]])),
    page: page > 1 ? page : undefined,
  };
}

/** Nothing was asked for at all. */
export function isEmptyNeed({
  themes,
  countries,
  groups,
  languages,
  scheme,
  share,
  with: members,
}: NeedAsked): boolean {
  return (
    [themes, countries, groups, languages, members].every((all) => all.length === 0) &&
    scheme === '' &&
    share === ''
  );
}
