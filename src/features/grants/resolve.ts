import type { SourceInput } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import {
  listProgrammes,
  listSchemes,
  type ProgrammeRow,
  type SchemeRow,
} from '#features/programmes/queries.ts';
import { decimalOf, shareText } from './amount.ts';
import { consortiumOf, inputProblems, moneyOf } from './input.ts';
import type { GrantStatus } from './kinds.ts';
import type { Participant } from './participants.ts';
import type { GrantDetail } from './queries.ts';
import type { GrantInput } from './schemas.ts';

/** A grant's input held against the registry: what to store, and everything that is wrong with it. */
export interface ResolvedGrant {
  programme: ProgrammeRow;
  scheme: SchemeRow | null;
  title: string | null;
  titleLanguage: string | null;
  summary: string | null;
  /** The lead first, where it is known. */
  participants: Participant[];
  country: string | null;
  amountMinor: number | null;
  currency: string | null;
  startsOn: string | null;
  endsOn: string | null;
  status: GrantStatus | null;
  themes: { id: number; slug: string }[];
  importKey: string | null;
  source: SourceInput | undefined;
  problems: Problem[];
}

/** Reachable by typing; signed and what follows it come about by a signing and by those who look after it. */
const BY_HAND: readonly (string | null)[] = ['planned', 'cancelled'];

/**
 * Looks up everything that a tidied input names.
 *
 * @param known the grant that is edited; its reference, programme and status stay.
 */
export function resolveGrant(db: Database, act: Act, input: GrantInput, known?: GrantDetail): ResolvedGrant {
  const { programme, scheme, problems: programmeProblems } = resolveProgramme(db, input, known);
  const { participants, problems: consortiumProblems } = consortiumOf(db, input);
  const themes = (input.themes ?? []).map((slug) => ({ slug, id: themeId(db, slug) }));
  const lead = participants[0]?.role === 'lead' ? participants[0] : undefined;
  return {
    programme,
    scheme,
    title: input.title ?? null,
    titleLanguage: input.titleLanguage ?? null,
    summary: input.summary ?? null,
    participants,
    country: input.country ?? lead?.country ?? null,
    ...moneyOf(input),
    startsOn: input.startsOn ?? null,
    endsOn: input.endsOn ?? null,
    status: input.status ?? known?.status ?? null,
    themes: themes.flatMap(({ slug, id }) => (id === undefined ? [] : { slug, id })),
    importKey: input.importKey ?? null,
    source: input.source,
    problems: [
      ...inputProblems(input),
      ...programmeProblems,
      ...consortiumProblems,
      ...referenceProblems(db, input, known),
      ...statusProblems(act, input, known),
      ...themes.flatMap(({ id }, place) =>
        id === undefined ? [{ path: `/themes/${place}`, message: 'problem.themeUnknown' } as const] : [],
      ),
    ],
  };
}

/** Where none is named, the programme is the scheme's, else the one that was entered first. */
function resolveProgramme(db: Database, input: GrantInput, known: GrantDetail | undefined) {
  const programmes = listProgrammes(db);
  const scheme = listSchemes(db).find(({ slug }) => slug === input.scheme) ?? null;
  const named = input.programme ?? known?.programme.slug;
  const found = named
    ? programmes.find(({ slug }) => slug === named)
    : programmes.find(({ id }) => scheme === null || id === scheme.programmeId);
  const programme = found ?? programmes[0];
  if (!programme) throw new Error('the registry has no programme');
  const problems: Problem[] = [];
  if (!found) problems.push({ path: '/programme', message: 'problem.programmeUnknown' });
  if (known && programme.id !== known.programme.id)
    problems.push({ path: '/programme', message: 'problem.programmeStays' });
  if (input.scheme !== undefined && !scheme)
    problems.push({ path: '/scheme', message: 'problem.schemeUnknown' });
  if (scheme && scheme.programmeId !== programme.id) {
    problems.push({
      path: '/scheme',
      message: 'problem.schemeOfOther',
      values: { programme: programme.shortName },
    });
  }
  return { programme, scheme, problems };
}

/** What stands in the place of a reference at addresses of pages about many grants. */
const RESERVED = ['new', 'amendments', 'totals', 'reports-due'];

/** A reference is an address for ever: a funder's own is taken once, and none is ever changed. */
function referenceProblems(
  db: Database,
  { reference }: GrantInput,
  known: GrantDetail | undefined,
): Problem[] {
  if (reference === undefined || reference === known?.reference) return [];
  if (known) return [{ path: '/reference', message: 'problem.referenceStays' }];
  // Some words are addresses of pages of their own; dots alone would be read as steps in a path.
  const isUsable =
    /[\p{L}\p{N}]/u.test(reference) &&
    !/\p{Cc}/u.test(reference) &&
    !RESERVED.includes(reference.toLowerCase());
  if (!isUsable) return [{ path: '/reference', message: 'problem.reference' }];
  const isTaken = db.prepare('select 1 from grants where reference = ?').get(reference) !== undefined;
  return isTaken ? [{ path: '/reference', message: 'problem.referenceTaken', values: { reference } }] : [];
}

function statusProblems(act: Act, { status }: GrantInput, known: GrantDetail | undefined): Problem[] {
  if (status === undefined || act.actor.isSystem || status === known?.status || BY_HAND.includes(status))
    return [];
  return [{ path: '/status', message: 'problem.statusByHand' }];
}

function themeId(db: Database, slug: string): number | undefined {
  return db.prepare<{ id: number }>('select id from themes where slug = ?').get(slug)?.id;
}

/** What history keeps of a grant: in the words of its input, so that before and after read alike. */
export function snapshotOf(
  grant: Pick<
    ResolvedGrant,
    | 'title'
    | 'titleLanguage'
    | 'summary'
    | 'country'
    | 'amountMinor'
    | 'currency'
    | 'startsOn'
    | 'endsOn'
    | 'status'
  > & {
    programme: { slug: string };
    scheme: { slug: string } | null;
    participants: Participant[];
    themes: { slug: string }[];
  },
): Record<string, unknown> {
  const { title, titleLanguage, summary, country, currency, startsOn, endsOn, status } = grant;
  return {
    programme: grant.programme.slug,
    scheme: grant.scheme?.slug ?? null,
    title,
    titleLanguage,
    summary,
    participants: grant.participants.map(({ slug, role, task, share }) => ({
      organisation: slug,
      role,
      task,
      share: share === null ? null : shareText(share),
    })),
    country,
    amount: grant.amountMinor === null ? null : decimalOf(grant.amountMinor),
    currency,
    startsOn,
    endsOn,
    status,
    themes: grant.themes.map(({ slug }) => slug).toSorted(),
  };
}
