import type { Database } from '#database/connection.ts';
import { organisationKinds } from '#features/organisations/kinds.ts';
import {
  findOptionalStored,
  organisationNamesOf,
  type StoredOrganisation,
} from '#features/organisations/queries.ts';
import { countryName } from '#language/countries.ts';
import { translatorOf } from '#language/translate.ts';
import { paths } from '#paths.ts';
import { findCandidates, type Candidate } from './match.ts';
import { properties, propertyNames, type PropertyId } from './properties.ts';
import { readCountry } from './read-country.ts';
import type { Query } from './schemas.ts';

/** The type of everything here; the kinds of organisations are types below it. */
export const TYPE = { id: 'organisation', name: 'Organisation' };
const t = translatorOf('en');

export const types = [
  TYPE,
  ...organisationKinds.map((kind) => ({ id: kind, name: t(`organisation.kind.${kind}`) })),
];

/** What the service is and where its parts are (Reconciliation API 0.2, section 3). */
export function manifest(publicUrl: string) {
  const at = (path: string) => ({ service_url: publicUrl, service_path: path });
  return {
    versions: ['0.2'],
    name: `${t('general.siteName')}, ${t('general.region')}`,
    identifierSpace: `${publicUrl}${paths.reconcileView('')}`,
    schemaSpace: `${publicUrl}${paths.openapi()}`,
    defaultTypes: [TYPE],
    view: { url: `${publicUrl}${paths.reconcileView('')}{{id}}` },
    preview: { url: `${publicUrl}${paths.reconcilePreview('')}{{id}}`, width: 430, height: 220 },
    suggest: {
      entity: {
        ...at('/reconcile/suggest/entity'),
        flyout_service_path: '/reconcile/flyout/entity?id=${id}',
      },
      type: { ...at('/reconcile/suggest/type'), flyout_service_path: '/reconcile/flyout/type?id=${id}' },
      property: {
        ...at('/reconcile/suggest/property'),
        flyout_service_path: '/reconcile/flyout/property?id=${id}',
      },
    },
    extend: { propose_properties: at('/reconcile/extend/properties'), property_settings: [] },
  };
}

/** The candidates of one query, as the API gives them. */
export function answer(db: Database, query: Query) {
  const given = (id: PropertyId): string | undefined => {
    const value = query.properties?.find(({ pid }) => pid === id)?.v;
    const [first] = [value].flat();
    if (first === undefined || first === null) return undefined;
    return typeof first === 'object' ? (first.id ?? first.name) : String(first);
  };
  const wanted = [query.type].flat().find((type) => type !== undefined && type !== TYPE.id);
  const country = given('country');
  const found = findCandidates(
    db,
    {
      query: query.query ?? '',
      country: country === undefined ? undefined : readCountry(country),
      city: given('city'),
      registrationNumber: given('registrationNumber'),
      website: given('website'),
      kind: wanted,
    },
    Math.min(query.limit ?? 5, 20),
  );
  return { result: found.map(candidateResource) };
}

function candidateResource(candidate: Candidate) {
  const { id, name, kind, score, isMatch, features } = candidate;
  return {
    id,
    name,
    description: descriptionOf(candidate),
    type: [TYPE, { id: kind, name: t(`organisation.kind.${kind}`) }],
    score,
    match: isMatch,
    features: features.map((feature) => ({ id: feature.id, value: feature.points })),
  };
}

/** Country, number and status stand with every candidate. */
export function descriptionOf({
  country,
  registrationNumber,
  status,
  matched,
  name,
}: Pick<Candidate, 'country' | 'registrationNumber' | 'status'> & {
  matched?: string | null;
  name?: string;
}): string {
  return [
    country ? countryName(country, 'en') : t('general.notPublished'),
    registrationNumber ?? '',
    status === 'active' ? '' : status,
    matched && matched !== name ? t('search.matched', { name: matched }) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The organisation of a registry id such as WBR-O-000123, or of a slug; undefined where there is none. */
export function findOptionalById(db: Database, id: string): StoredOrganisation | undefined {
  const number = /^WBR-O-(\d{1,12})$/i.exec(id)?.[1];
  if (number === undefined) return findOptionalStored(db, id);
  const row = db
    .prepare<{ slug: string; target: string | null }>(
      `select own.slug, target.slug as target from organisations own
       left join organisations target on target.id = own.merged_into_id where own.id = ?`,
    )
    .get(Number(number));
  return row && findOptionalStored(db, row.target ?? row.slug);
}

/** Values of organisations, column by column (section 7). */
export function extend(db: Database, ids: string[], wanted: { id: string }[]) {
  const known = wanted.flatMap(({ id }) => properties.find((property) => property === id) ?? []);
  return {
    meta: known.map((id) => ({ id, name: propertyNames[id] })),
    rows: Object.fromEntries(
      ids.map((id) => {
        const found = findOptionalById(db, id);
        return [
          id,
          Object.fromEntries(known.map((property) => [property, found ? valuesOf(db, found, property) : []])),
        ];
      }),
    ),
  };
}

type Value = { str: string } | { date: string };

function valuesOf(db: Database, found: StoredOrganisation, property: PropertyId): Value[] {
  const text = (value: string | null | undefined): Value[] => (value ? [{ str: value }] : []);
  const named = (kind: string): Value[] =>
    organisationNamesOf(db, found.id).flatMap((name) => (name.kind === kind ? text(name.name) : []));
  if (property === 'names') return organisationNamesOf(db, found.id).map(({ name }) => ({ str: name }));
  if (property === 'acronym') return named('acronym');
  if (property === 'nameEnglish') return named('english');
  // A year or a month is no date here, so it stays text.
  const isDay = property === 'foundedOn' && found.foundedOn?.length === 10;
  return isDay ? [{ date: `${found.foundedOn}T00:00:00Z` }] : text(found[property]);
}
