import type { Problem } from '#errors.ts';
import { readAmount } from '#features/grants/amount.ts';
import { grantStatuses } from '#features/grants/kinds.ts';
import { inputProblems, tidyInput } from '#features/grants/input.ts';
import type { GrantInput } from '#features/grants/schemas.ts';
import { MONEY_ONLY } from '#seeds/read/grants.ts';
import { withCountry } from '#seeds/read/printed-organisation.ts';
import { comparePartialDates, isPartialDate } from '#language/partial-date.ts';
import { findProgramme, findScheme, refusedTo } from './programme.ts';
import { findKnownGrant, grantChanges } from './grant-changes.ts';
import { BroughtAlong } from './brought-along.ts';
import type { Cells, GrantRow, Plan, PlanContext, StagedRow } from './staged.ts';
import { nameWarnings } from './warnings.ts';
import * as words from './words.ts';

/** A word that stands for the lead while the other fields are checked; it is looked up by name. */
const SOME_LEAD = 'lead';

/** Plans one row of a file of grants, and before it the organisations that it brings along. Writes nothing. */
export function planGrant(context: PlanContext, row: number, cells: Cells): StagedRow[] {
  const input = inputOf(context, cells);
  const problems = inputProblems({ ...input, lead: SOME_LEAD });
  if (!cells.lead) problems.push({ path: '/lead', message: 'import.problem.leadMissing' });
  problems.push(...signingProblems(context, cells), ...statusProblems(cells));

  const programme = findProgramme(context, cells.programme);
  const scheme = programme && findScheme(context, programme, cells.scheme);
  if (!programme) problems.push({ path: '/programme', message: 'problem.programmeUnknown' });
  else if (scheme === 'unknown') problems.push(schemeProblem(cells, programme.name));
  const along = new BroughtAlong(context, row, words.readSource(cells));
  const { lead, partners } = organisationsOf(cells, along);
  problems.push(...consortiumProblems(lead, partners));
  if (programme) problems.push(...refusedTo(context.act.actor, programme.id ?? null, lead.country));
  problems.push(...themeProblems(context, input.themes ?? []));

  const grant: GrantRow = {
    ...factsOf(input),
    programmeId: programme?.id,
    programmeName: programme?.name ?? cells.programme ?? '',
    schemeId: scheme === 'unknown' ? undefined : scheme?.id,
    schemeName: scheme === 'unknown' ? undefined : scheme?.name,
    lead,
    partners,
    country: input.country ?? lead.country ?? undefined,
    signedOn: cells.signedOn && words.readDate(cells.signedOn),
    ceremonyId: programme?.id === undefined ? undefined : findCeremony(context, programme.id, cells),
    status: statusOf(cells),
    themes: themeIds(context, input.themes ?? []),
    source: words.readSource(cells),
  };
  return stage(context, row, { grant, changes: [], problems, warnings: [], alike: [] }, along);
}

function stage(context: PlanContext, row: number, plan: Plan, along: BroughtAlong): StagedRow[] {
  const { grant, problems } = plan;
  const { title, lead, importKey, reference, titleLanguage, country, status } = grant!;
  const staged = {
    row,
    part: 0,
    noun: 'grant',
    key: importKey ?? reference ?? null,
    label: title ?? lead.name,
    language: title ? (titleLanguage ?? null) : null,
    country: country ?? null,
    shownStatus: status ?? null,
  } as const;
  if (problems.length === 0 && staged.key !== null) {
    const key = `grant ${staged.key}`;
    const before = context.seen.get(key);
    if (before === undefined) context.seen.set(key, row);
    else problems.push({ path: '/importKey', message: 'import.problem.twice', values: { row: before } });
  }
  const refused: StagedRow = { ...staged, outcome: 'refused', recordId: null, plan };
  if (problems.length > 0) return [refused];

  const known = findKnownGrant(context.db, grant!);
  if (known === undefined) {
    const warnings = [...nameWarnings([title ?? '']), ...along.warnings()];
    return [...along.rows(), { ...staged, outcome: 'new', recordId: null, plan: { ...plan, warnings } }];
  }
  const changes = grantChanges(context.db, known, grant!);
  if (changes.some(({ field }) => field === 'lead')) {
    const problem: Problem = { path: '/lead', message: 'import.problem.otherLead' };
    return [{ ...refused, recordId: known.id, plan: { ...plan, changes, problems: [problem] } }];
  }
  if (changes.length > 0 && known.isSigned) {
    const problem: Problem = {
      path: '',
      message: 'import.problem.grantSigned',
      values: { date: known.signedOn ?? '' },
    };
    return [{ ...refused, recordId: known.id, plan: { ...plan, changes, problems: [problem] } }];
  }
  const outcome = changes.length > 0 ? 'changes' : 'same';
  const rows = outcome === 'changes' ? along.rows() : [];
  return [...rows, { ...staged, outcome, recordId: known.id, plan: { ...plan, changes } }];
}

function organisationsOf(cells: Cells, along: BroughtAlong): Pick<GrantRow, 'lead' | 'partners'> {
  const own = cells.leadCountry ?? cells.country;
  const isMoneyOnly = MONEY_ONLY.test(cells.note ?? '') && !cells.leadCountry;
  const lead = along.refer(cells.lead ?? '', own && !isMoneyOnly ? words.readCountry(own) : undefined);
  const partners = words.readList(cells.partners).map((printed) => {
    const { name, country } = withCountry(printed);
    return along.refer(name, country);
  });
  return { lead, partners };
}

function consortiumProblems(lead: GrantRow['lead'], partners: GrantRow['partners']): Problem[] {
  const same = (one: GrantRow['lead'], other: GrantRow['lead']) =>
    one.id === undefined ? one.key === other.key : one.id === other.id;
  return partners.flatMap((partner, place): Problem[] => {
    if (same(partner, lead))
      return [{ path: '/partners', message: 'import.problem.partnerIsLead', values: { name: partner.name } }];
    return partners.slice(0, place).some((other) => same(partner, other))
      ? [{ path: '/partners', message: 'import.problem.partnerTwice', values: { name: partner.name } }]
      : [];
  });
}

function inputOf({ db }: PlanContext, cells: Cells): Omit<GrantInput, 'lead'> {
  const amount = cells.amount && (readAmount(cells.amount) ?? cells.amount);
  const currency = cells.currency?.toUpperCase().replace('€', 'EUR');
  const { lead: _, ...input } = tidyInput({
    lead: SOME_LEAD,
    importKey: cells.importKey,
    reference: cells.reference,
    title: cells.title,
    titleLanguage: cells.titleLanguage && words.readLanguage(cells.titleLanguage),
    summary: cells.summary,
    country: cells.country && words.readCountry(cells.country),
    amount,
    currency,
    startsOn: cells.startsOn && words.readDate(cells.startsOn),
    endsOn: cells.endsOn && words.readDate(cells.endsOn),
    themes: words.readThemes(db, cells.themes),
  } as GrantInput);
  return input;
}

function factsOf(input: Omit<GrantInput, 'lead'>) {
  const { reference, importKey, title, titleLanguage, summary, amount, currency, startsOn, endsOn } = input;
  return { reference, importKey, title, titleLanguage, summary, amount, currency, startsOn, endsOn };
}

function signingProblems({ today }: PlanContext, { signedOn }: Cells): Problem[] {
  if (!signedOn) return [];
  const date = words.readDate(signedOn);
  if (!isPartialDate(date)) return [{ path: '/signedOn', message: 'problem.dateUnreadable' }];
  return (comparePartialDates(date, today) ?? 0) > 0
    ? [{ path: '/signedOn', message: 'problem.dateAhead' }]
    : [];
}

/**
 * A signed grant is signed; else a published row has no status unless it says one, and one that staff send of
 * their own is planned.
 */
function statusOf(cells: Cells): string | undefined {
  if (cells.signedOn) return 'signed';
  return cells.status?.toLowerCase() ?? (cells.source ? undefined : 'planned');
}

function statusProblems({ status, source, signedOn }: Cells): Problem[] {
  const word = status?.toLowerCase();
  if (word === undefined) return [];
  if (!(grantStatuses as readonly string[]).includes(word)) {
    return [{ path: '/status', message: 'import.problem.status', values: { status: word } }];
  }
  const isByHand = word === 'planned' || word === 'cancelled';
  return isByHand || source || signedOn ? [] : [{ path: '/status', message: 'problem.statusByHand' }];
}

/** The ceremony of that programme, day and place that is recorded; a signing without one is entered without. */
function findCeremony({ db }: PlanContext, programmeId: number, cells: Cells): number | undefined {
  if (!cells.signedOn || !cells.place) return undefined;
  const found = db
    .prepare<{ id: number }>(
      'select id from ceremonies where programme_id = ? and planned_on = ? and place = ? order by id',
    )
    .all(programmeId, words.readDate(cells.signedOn), cells.place);
  return found.length === 1 ? found[0]?.id : undefined;
}

function schemeProblem(cells: Cells, programme: string): Problem {
  return {
    path: '/scheme',
    message: 'import.problem.scheme',
    values: { scheme: cells.scheme ?? '', programme },
  };
}

function themeProblems({ db }: PlanContext, themes: string[]): Problem[] {
  return themes
    .filter((theme) => db.prepare('select 1 from themes where slug = ?').get(theme) === undefined)
    .map((theme) => ({ path: '/themes', message: 'import.problem.theme', values: { theme } }));
}

function themeIds({ db }: PlanContext, themes: string[]): number[] {
  return themes.flatMap(
    (slug) => db.prepare<{ id: number }>('select id from themes where slug = ?').get(slug)?.id ?? [],
  );
}
