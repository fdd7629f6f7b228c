import { citationsOf, type Citation } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { uncovered } from '#database/covered.ts';
import { keptUnder } from '#database/kept.ts';
import { NotFound } from '#errors.ts';
import type { KeptEntry } from '#features/kept-lists/kinds.ts';
import { findOptionalLegalFormOf } from '#features/legal-forms/queries.ts';
import { findOptionalPlaceOf } from '#features/places/queries.ts';
import { belongingOf, membersOf, type Belonging, type Member } from './belonging.ts';
import { grantsOf, type OrganisationGrant } from './grants.ts';
import type { NameKind, OrganisationKind, OrganisationScope, OrganisationStatus } from './kinds.ts';
import { partnersOf, type Partner } from './partners.ts';
import { isPersonNumber } from './registration.ts';
import { registryId } from './registry-id.ts';

/** An organisation's own row. Dates are as precise as known; null is “not published”. */
export interface StoredOrganisation {
  id: number;
  slug: string;
  name: string;
  nameLanguage: string | null;
  kind: OrganisationKind;
  country: string | null;
  city: string | null;
  legalForm: string | null;
  registrationNumber: string | null;
  foundedOn: string | null;
  website: string | null;
  scope: OrganisationScope | null;
  status: OrganisationStatus;
  /** By language tag. */
  missions: Record<string, string>;
  workingLanguages: string[];
  targetGroups: string[];
  staffBand: string | null;
  budgetBand: string | null;
  verifiedOn: string | null;
  verifiedBy: string | null;
  confirmedOn: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface OrganisationName {
  name: string;
  kind: NameKind;
  language: string | null;
  script: string | null;
  usedFrom: string | null;
  usedUntil: string | null;
  /** Where it was read: an address or a document. */
  source: string | null;
}

/** An organisation with everything that its page shows. */
export interface OrganisationDetail extends StoredOrganisation {
  registryId: string;
  names: OrganisationName[];
  themes: { slug: string; names: Record<string, string> }[];
  grants: OrganisationGrant[];
  /** Coalitions and networks that it belongs to, belonged to, or only took part in. */
  belonging: Belonging[];
  /** Of a network. */
  members: Member[];
  /** Of a network that asks for something: the coalition that carries the ask. */
  carries: { slug: string; name: string; language: string | null } | null;
  partners: Partner[];
  citations: Citation[];
  hints: { kind: string; text: string | null; other: { slug: string; name: string } | null }[];
  /** What its city and its legal form mean, where the lists have them. */
  place: KeptEntry | null;
  form: KeptEntry | null;
}

const COLUMNS = `id, slug, name, name_language as nameLanguage, kind, country, city, legal_form as legalForm,
  registration_number as registrationNumber, founded_on as foundedOn, website, scope, status, missions,
  working_languages as workingLanguages, target_groups as targetGroups, staff_band as staffBand,
  budget_band as budgetBand, verified_by as verifiedBy,
  verified_on as verifiedOn, confirmed_on as confirmedOn, created_at as createdAt, updated_at as updatedAt
  from organisations`;

type Texts = 'missions' | 'workingLanguages' | 'targetGroups';
type StoredRow = Omit<StoredOrganisation, Texts> & Record<Texts, string>;

function parsed({ missions, workingLanguages, targetGroups, ...row }: StoredRow): StoredOrganisation {
  return {
    ...row,
    missions: JSON.parse(missions) as Record<string, string>,
    workingLanguages: JSON.parse(workingLanguages) as string[],
    targetGroups: JSON.parse(targetGroups) as string[],
  };
}

/**
 * The own row of the organisation of that slug, present or former; undefined where there is none. One that is merged
 * into nothing, or covered, comes or goes with an import.
 */
export function findOptionalStored(db: Database, slug: string): StoredOrganisation | undefined {
  const row = db
    .prepare<StoredRow>(
      `select ${COLUMNS} where slug = ? and (status <> 'merged' or merged_into_id is not null)
         and ${uncovered('organisation', 'organisations.id')}`,
    )
    .get(slug);
  if (row) return parsed(row);
  const present = findOptionalPresentSlug(db, slug);
  return present === undefined ? undefined : findOptionalStored(db, present);
}

/**
 * The slug that an organisation has now, for one that it had, or for that of a record merged into it: where its
 * old address leads. Undefined where the slug is nobody's, or is the present one already.
 */
export function findOptionalPresentSlug(db: Database, slug: string): string | undefined {
  return keptUnder(db, 'present slugs', slug, () => readPresentSlug(db, slug) ?? null) ?? undefined;
}

function readPresentSlug(db: Database, slug: string): string | undefined {
  return db
    .prepare<{ slug: string }>(
      `select organisations.slug from organisation_slugs
         join organisations on organisations.id = organisation_slugs.organisation_id where organisation_slugs.slug = ?
       union all select target.slug from organisations merged
         join organisations target on target.id = merged.merged_into_id
         where merged.slug = ? and merged.status = 'merged'`,
    )
    .get(slug, slug)?.slug;
}

/**
 * An organisation by its slug, present or former. The public does not read of grants that are only planned.
 *
 * @throws NotFound where there is none.
 */
export function findOrganisation(
  db: Database,
  slug: string,
  reader: { isStaff: boolean },
): OrganisationDetail {
  return keptUnder(db, `organisations for ${reader.isStaff ? 'staff' : 'the public'}`, slug, () =>
    readOrganisation(db, slug, reader),
  );
}

function readOrganisation(db: Database, slug: string, reader: { isStaff: boolean }): OrganisationDetail {
  const own = findOptionalStored(db, slug);
  if (!own) throw new NotFound(`no organisation ${slug}`);
  const { id } = own;
  return {
    ...own,
    registrationNumber:
      reader.isStaff || !isPersonNumber(own.country ?? '', own.registrationNumber ?? '')
        ? own.registrationNumber
        : null,
    registryId: registryId(id),
    names: organisationNamesOf(db, id),
    themes: themesOf(db, id),
    grants: grantsOf(db, id, reader),
    belonging: belongingOf(db, id),
    members: own.kind === 'network' ? membersOf(db, id) : [],
    carries: own.kind === 'network' ? carriedBy(db, id) : null,
    partners: partnersOf(db, id),
    citations: citationsOf(db, 'organisation', id),
    hints: hintsOf(db, id),
    place: findOptionalPlaceOf(db, own.country, own.city) ?? null,
    form: findOptionalLegalFormOf(db, own.legalForm) ?? null,
  };
}

/** The names of an organisation, the one that lists show first. */
export function organisationNamesOf(db: Database, id: number): OrganisationName[] {
  return db
    .prepare<OrganisationName>(
      `select name, kind, language, script, used_from as usedFrom, used_until as usedUntil,
         (select address from sources where sources.id = source_id) as source
       from organisation_names where organisation_id = ? order by position`,
    )
    .all(id);
}

/** What history compares before and after an edit. */
export function storedFacts(db: Database, id: number): Record<string, unknown> {
  const row = db.prepare<StoredRow>(`select ${COLUMNS} where id = ?`).get(id)!;
  const { id: _, slug: __, createdAt: ___, updatedAt: ____, ...facts } = parsed(row);
  return {
    ...facts,
    names: organisationNamesOf(db, id).map(({ script: _script, ...name }) =>
      Object.fromEntries(Object.entries(name).filter(([key, value]) => value !== null || key === 'language')),
    ),
    themes: themesOf(db, id).map(({ slug }) => slug),
  };
}

function themesOf(db: Database, id: number): OrganisationDetail['themes'] {
  return db
    .prepare<{ slug: string; names: string }>(
      `select themes.slug, themes.names from organisation_themes
       join themes on themes.id = organisation_themes.theme_id
       where organisation_themes.organisation_id = ? order by themes.position`,
    )
    .all(id)
    .map(({ slug, names }) => ({ slug, names: JSON.parse(names) as Record<string, string> }));
}

function carriedBy(db: Database, id: number): OrganisationDetail['carries'] {
  return (
    db
      .prepare<NonNullable<OrganisationDetail['carries']>>(
        'select slug, name, name_language as language from coalitions where network_id = ?',
      )
      .get(id) ?? null
  );
}

function hintsOf(db: Database, id: number): OrganisationDetail['hints'] {
  return db
    .prepare<{ kind: string; text: string | null; slug: string | null; name: string }>(
      `select hints.kind, hints.text, other.slug, other.name from hints
       left join organisations other on other.id = hints.other_id
       where hints.noun = 'organisation' and hints.record_id = ? order by hints.id`,
    )
    .all(id)
    .map(({ kind, text, slug, name }) => ({ kind, text, other: slug === null ? null : { slug, name } }));
}
