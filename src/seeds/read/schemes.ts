import type { SchemeConditions } from '#features/programmes/table.ts';
import type { Sourced } from './sources.ts';

export const schemeKinds = ['regional', 'core', 'local', 'creative', 'media', 'national', 'other'] as const;
export type SchemeKind = (typeof schemeKinds)[number];

/** A kind of grant of one programme. */
export interface SchemeRow {
  /** Unique across programmes. */
  slug: string;
  /** Slug of the programme. */
  programme: string;
  /** As printed. */
  name: string;
  kind: SchemeKind;
  /** Undefined where the rules are not known: then each condition is “cannot tell”. */
  conditions: SchemeConditions | undefined;
  conditionsSource: Sourced | undefined;
}

/**
 * The schemes that the rows print: programme, slug, name as printed, kind. A kind groups schemes of one
 * sort, so it is given only where the printed name says it.
 */
const printed: [string, string, string, SchemeKind][] = [
  ['smart-balkans', 'regional', 'Regional', 'regional'],
  ['smart-balkans', 'core', 'Core', 'core'],
  ['smart-balkans', 'local-initiatives', 'Local Initiatives', 'local'],
  ['smart-balkans', 'creative-box', 'Creative Box', 'creative'],
  ['smart-balkans', 'media', 'Media', 'media'],
  ['smart-balkans', 'national-interventions', 'National Interventions', 'national'],
  ['fakt-sub-granting', 'javno-zastupanje', 'Javno zastupanje', 'other'],
  ['montenegro-co-financing-2022', 'eu-projects', 'Co-financing of EU projects', 'other'],
  ['juventas-cemi-sub-granting', 'kategorija-1', 'Kategorija 1', 'other'],
  ['reload', 'grants', 'ReLOaD', 'other'],
  ['eja-kosovo', 'institutional', 'Institutional', 'other'],
  ['eja-kosovo', 'organizational-development', 'Organizational development', 'other'],
  ['western-balkans-fund', 'regional-projects-3', 'Regional projects, 3rd call', 'regional'],
  ['western-balkans-fund', 'regional-projects-4', 'Regional projects, 4th call', 'regional'],
  ['bando-balcani-2023', 'grants', 'Bando Balcani 2023', 'other'],
];

/** At least three CSOs of three countries, or a regional network, as the programme published it. */
export const regionalConditions: SchemeConditions = {
  consortium: { organisations: 3, countries: 3, orNetwork: true },
};

/** One CSO, institutional support, no consortium: the registry's own description of the scheme. */
const coreConditions: SchemeConditions = { singleOrganisation: true };
const coreSource: Sourced = {
  sources: ['Description of the core scheme in this registry: one CSO, institutional support, no consortium'],
  readOn: undefined,
  basis: 'inferred',
  note: 'No published page was read that prints this rule',
};

/** The schemes with what is known of their rules; the regional rule comes with its published source. */
export function schemesWith(regionalSource: Sourced): SchemeRow[] {
  return printed.map(([programme, name, printedName, kind]) => {
    const slug = `${programme}-${name}`;
    const row = { slug, programme, name: printedName, kind };
    if (slug === 'smart-balkans-regional') {
      return { ...row, conditions: regionalConditions, conditionsSource: regionalSource };
    }
    if (slug === 'smart-balkans-core')
      return { ...row, conditions: coreConditions, conditionsSource: coreSource };
    return { ...row, conditions: undefined, conditionsSource: undefined };
  });
}

/** The slug of the scheme that a programme prints under this name. */
export function schemeSlug(programme: string, name: string): string | undefined {
  const found = printed.find(([owner, , printedName]) => owner === programme && printedName === name);
  return found && `${found[0]}-${found[1]}`;
}
