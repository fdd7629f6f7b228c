import type { Database } from '#database/connection.ts';
import { findCeremony } from '#features/ceremonies/queries.ts';
import type { CeremonyGrant } from '#features/ceremonies/list-rows.ts';
import { preparedAt } from '#features/ceremonies/signatories.ts';
import { signatoriesAt } from '#features/minutes/queries.ts';
import { factsOf, findGrant } from '#features/grants/queries.ts';
import { checkCeremony, checkScheme, type GrantFacts, type RuleResult } from '#features/grants/rules.ts';
import type { SchemeConditions } from '#features/programmes/table.ts';
import { toLatin } from '#names/transliterate.ts';
import { isOpen, listEntries, type EntryRow } from './queries.ts';
import { listRefused } from './refused.ts';
import { standingWith, type PressedEntry, type Standing } from './rules.ts';
import type { RefusedEntry } from './schemas.ts';

/** What was pressed, with what stands against it and what a person decided. */
export type DeskEntry = PressedEntry &
  Pick<EntryRow, 'resolution' | 'resolutionNote' | 'resolvedAt' | 'problems'> & { isOpen: boolean };

/** A grant as the desk shows it. Amounts are minor units. */
export interface DeskGrant {
  reference: string;
  position: number;
  name: string;
  language: string | null;
  /** The name in Latin letters, where it is written in others. */
  latin: string | null;
  country: string | null;
  scheme: string | null;
  schemeName: string | null;
  title: string | null;
  amountMinor: number | null;
  currency: string | null;
  granteeSignatory: string;
  programmeSignatory: string;
  seenReason: string;
  rules: { scheme: RuleResult[]; ceremony: RuleResult[] };
  facts: GrantFacts;
  conditions: SchemeConditions | null;
  signing: { signedAt: string | null; isRemote: boolean } | null;
  entries: DeskEntry[];
  standing: Standing;
}

/** Everything that a desk needs to work, also without a network. It holds names of persons: for staff only. */
export interface Desk {
  slug: string;
  title: string;
  plannedOn: string | null;
  closedAt: string | null;
  schemes: string[];
  countries: string[];
  grants: DeskGrant[];
  /** How many entries wait for a person, or came second and were not looked at. */
  open: number;
  /** What the registry did not take and somebody set aside: a device that keeps one of these learns it here. */
  refused: Pick<RefusedEntry, 'key' | 'note' | 'setAsideAt'>[];
}

/** The desk of a ceremony. Throws NotFound. */
export function findDesk(db: Database, slug: string): Desk {
  const ceremony = findCeremony(db, slug, { isStaff: true });
  const entries = listEntries(db, ceremony.id);
  const byGrant = Map.groupBy(entries, ({ grant }) => grant);
  const prepared = preparedAt(db, ceremony.id);
  const signed = signatoriesAt(db, slug);
  const schemes = ceremony.schemes.map((scheme) => scheme.slug);
  return {
    slug,
    title: ceremony.title,
    plannedOn: ceremony.plannedOn,
    closedAt: ceremony.closedAt,
    schemes,
    countries: ceremony.countries,
    grants: ceremony.list.map((row) => {
      const names = signed.get(row.reference);
      const grant = findGrant(db, row.reference);
      const known = prepared.grants.get(grant.id);
      const facts = factsOf(grant);
      return {
        ...shownOf(row, byGrant.get(row.reference) ?? []),
        schemeName: grant.scheme?.name ?? null,
        granteeSignatory: names?.grantee || known?.granteeSignatory || '',
        programmeSignatory: names?.programme || known?.programmeSignatory || '',
        seenReason: known?.seenReason ?? '',
        facts,
        conditions: grant.scheme?.conditions ?? null,
        rules: {
          scheme: checkScheme(grant.scheme?.conditions, facts),
          ceremony: checkCeremony(
            { schemes, countries: ceremony.countries },
            { scheme: row.scheme, leadCountry: row.lead.country },
          ),
        },
      };
    }),
    open: entries.filter(isOpen).length,
    refused: listRefused(db, ceremony.id).map(({ key, note, setAsideAt }) => ({ key, note, setAsideAt })),
  };
}

type Shown = Omit<
  DeskGrant,
  'schemeName' | 'granteeSignatory' | 'programmeSignatory' | 'seenReason' | 'facts' | 'conditions' | 'rules'
>;

function shownOf(row: CeremonyGrant, entries: readonly EntryRow[]): Shown {
  const { reference, position, lead, scheme, title, amountMinor, currency } = row;
  const signing = row.signing && { signedAt: row.signing.signedAt, isRemote: row.signing.isRemote };
  const latin = lead.language === null ? lead.name : toLatin(lead.name, lead.language);
  const pressed = entries.map((entry) => {
    const { key, kind, corrects, happenedAt, outcome } = entry;
    const { resolution, resolutionNote, resolvedAt, problems } = entry;
    const decided = { resolution, resolutionNote, resolvedAt, problems, isOpen: isOpen(entry) };
    return { key, kind, corrects, happenedAt, outcome, ...decided };
  });
  return {
    reference,
    position: position ?? 0,
    name: lead.name,
    language: lead.language,
    latin: latin === lead.name ? null : latin,
    country: lead.country,
    scheme,
    title,
    amountMinor,
    currency,
    signing,
    entries: pressed,
    standing: standingWith(pressed, signing),
  };
}

/** The grant that a desk opens by itself: the one where something was pressed last and is not done, else the next. */
export function grantUp(desk: Pick<Desk, 'grants'>, asked?: string): DeskGrant | undefined {
  const { grants } = desk;
  const named = grants.find(({ reference }) => reference === asked);
  if (named) return named;
  const isOpenStep = ({ standing: { step } }: DeskGrant) => step === 'called' || step === 'present';
  return grants.find(isOpenStep) ?? grants.find(({ standing: { step } }) => step === 'listed') ?? grants[0];
}
