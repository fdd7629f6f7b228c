import type { Database } from '#database/connection.ts';
import { participantRoles } from '#features/grants/kinds.ts';
import { legalFormLabel } from '#features/legal-forms/queries.ts';
import { cityLabel } from '#features/places/queries.ts';
import {
  listProgrammes,
  listSchemes,
  type ProgrammeRow,
  type SchemeRow,
} from '#features/programmes/queries.ts';
import { themeName } from '#features/themes/queries.ts';
import { languageName } from '#language/language-names.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import type { MessageKey } from '#language/translate.ts';
import type { ListRequest, ListResult } from '#lists/definition.ts';
import { listModel, type FacetModel, type ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import type { Ui } from '#views/ui.ts';
import { isCountry } from './countries.ts';
import { organisationKinds, organisationStatuses, staffBands } from './kinds.ts';
import { organisationList } from './list.ts';

const facetLabels = {
  country: 'organisations.country',
  programme: 'organisations.programme',
  scheme: 'organisations.scheme',
  role: 'organisations.role',
  kind: 'organisations.kind',
  theme: 'organisations.theme',
  city: 'organisations.city',
  language: 'organisations.language',
  legalForm: 'organisations.legalForm',
  size: 'organisations.size',
  confirmed: 'organisations.confirmed',
  coalition: 'organisations.coalition',
  amount: 'organisations.amount',
  status: 'organisations.status',
} as const satisfies Record<string, MessageKey>;

/** What the values of facets that are words of the registry are called. */
const words: Record<string, Record<string, MessageKey>> = {
  role: messages(participantRoles, (role) => `organisation.role.${role}`),
  kind: messages(organisationKinds, (kind) => `organisation.kind.${kind}`),
  coalition: messages(['member', 'former', 'participant'], (how) => `organisation.belongs.${how}`),
  size: messages(staffBands, (band) => `organisation.staffBand.${band}`),
  amount: { published: 'organisation.amount.published' },
  status: messages(organisationStatuses, (status) => `organisation.status.${status}`),
};

function messages<const Word extends string>(
  all: readonly Word[],
  key: (word: Word) => MessageKey,
): Record<string, MessageKey> {
  return Object.fromEntries(all.map((word) => [word, key(word)]));
}

/** The list of organisations as its page shows it. */
export function organisationListModel(
  db: Database,
  request: ListRequest,
  result: ListResult,
  ui: Ui,
): ListModel {
  const schemes = listSchemes(db);
  const programmes = listProgrammes(db);
  const model = listModel(db, organisationList, request, result, {
    ui,
    path: paths.organisations(),
    facetLabels,
    sortLabels: { name: 'lists.sort.name', newest: 'lists.sort.newest', grants: 'organisations.sort.grants' },
    fixedValues: { country: sixCountries },
    absentLabel: (facet) => (facet === 'confirmed' ? ui.t('organisations.neverConfirmed') : undefined),
    valueLabel(facet, value) {
      if (facet === 'country') return isCountry(value) ? countryName(value, ui.language) : value;
      if (facet === 'part') return partName({ schemes, programmes }, value, ui);
      if (facet === 'theme') return themeName(db, value, ui.language);
      if (facet === 'city') return cityLabel(db, value, ui.language);
      if (facet === 'legalForm') return legalFormLabel(db, value, ui.language);
      if (facet === 'scheme') return schemeName(schemes, value);
      if (facet === 'programme') return programmes.find(({ slug }) => slug === value)?.shortName ?? value;
      if (facet === 'language') return languageName(value, ui.language) ?? value;
      if (facet === 'confirmed') return ui.t('organisations.confirmedIn', { year: value });
      const message = words[facet]?.[value];
      return message ? ui.t(message) : value;
    },
  });
  return { ...model, facets: model.facets.filter(tellsSomething) };
}

/** A filter of which nothing is published in the whole registry leads nowhere. */
function tellsSomething({ values }: FacetModel): boolean {
  return values.some(({ isNotPublished, isChosen }) => isChosen || !isNotPublished);
}

/**
 * What an organisation is in which scheme, such as `smart-balkans-regional:lead`, or in which programme where the
 * scheme is not published: `smart-balkans:none:lead`.
 */
function partName(
  { schemes, programmes }: { schemes: SchemeRow[]; programmes: ProgrammeRow[] },
  value: string,
  { t }: Ui,
): string {
  const [of = '', ...rest] = value.split(':');
  const message = words['role']?.[rest.at(-1) ?? ''];
  if (!message) return value;
  const programme = rest.length > 1 && (programmes.find(({ slug }) => slug === of)?.shortName ?? of);
  const name = programme ? `${programme}, ${t('coverage.noScheme')}` : schemeName(schemes, of);
  return `${name}: ${t(message)}`;
}

/** A name that several programmes give to a scheme is told apart by the programme. */
function schemeName(schemes: SchemeRow[], slug: string): string {
  const scheme = schemes.find((known) => known.slug === slug);
  if (!scheme) return slug;
  const isShared = schemes.some((other) => other !== scheme && other.name === scheme.name);
  return isShared ? `${scheme.name} (${scheme.programme})` : scheme.name;
}
