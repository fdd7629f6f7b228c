import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import { decimalOf, hundredthsOf, minorOf, shareText } from '#features/grants/amount.ts';
import { findOptionalParticipant, type Participant } from '#features/grants/participants.ts';
import { factsOf, type GrantDetail } from '#features/grants/queries.ts';
import { checkScheme, type RuleResult } from '#features/grants/rules.ts';
import type { Act } from '#features/people/actor.ts';
import { isAdministrator } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { comparePartialDates, isPartialDate } from '#language/partial-date.ts';
import { accountOf, type Amendment } from './queries.ts';
import { firstOverpaid, sharesOff } from './rules.ts';
import type { AmendmentInput } from './schemas.ts';

/** An amendment held against its grant: how the grant is then, and everything that is wrong with it. */
export interface Checked {
  after: GrantDetail;
  partner: Participant | undefined;
  /** Hundredths of a per cent by organisation id. */
  shares: Record<string, number> | null;
  problems: Problem[];
}

/** Checks an amendment; `earlier` are those that the grant has. */
export function checkAmendment(
  db: Database,
  act: Act,
  grant: GrantDetail,
  earlier: readonly Amendment[],
  input: AmendmentInput,
): Checked {
  const kinds = {
    budget: () => budget(db, grant, input),
    extension: () => extension(grant, input),
    partner_in: () => partnerIn(db, grant, input),
    partner_out: () => partnerOut(grant, input),
    scope: () => scope(grant, input),
  };
  const same = (kind: string) => kind.replace(/_(in|out)$/, '') === input.kind.replace(/_(in|out)$/, '');
  const last = earlier.filter(({ kind }) => same(kind)).at(-1)?.effectiveOn;
  const kind = kinds[input.kind as keyof typeof kinds] as (() => Partial<Checked>) | undefined;
  const found = kind?.() ?? { problems: [{ path: '/kind', message: 'problem.choose' as const }] };
  const after = found.after ?? grant;
  const problems = [
    ...dayProblems(input.effectiveOn, grant, last, dayOf(act.at)),
    ...(input.reason.trim() ? [] : [{ path: '/reason', message: 'problem.reasonMissing' as const }]),
    ...(found.problems ?? []),
  ];
  return {
    after,
    partner: found.partner,
    shares: found.shares ?? null,
    problems: problems.length > 0 ? problems : ruleProblems(act, grant, after, input),
  };
}

function dayProblems(on: string, grant: GrantDetail, last: string | undefined, today: string): Problem[] {
  const problem = (message: Problem['message'], date?: string): Problem[] => [
    { path: '/effectiveOn', message, ...(date === undefined ? {} : { values: { date } }) },
  ];
  if (!(on.length === 10 && isPartialDate(on))) return problem('problem.dayUnreadable');
  if (on > today) return problem('problem.dateAhead');
  const { signing } = grant;
  if (!signing) return problem('problem.notSignedYet');
  if ((comparePartialDates(on, signing.signedOn) ?? 0) < 0)
    return problem('problem.stepBeforeSigning', signing.signedOn);
  return last !== undefined && on < last ? problem('problem.amendedLater', last) : [];
}

function budget(db: Database, grant: GrantDetail, { amount, effectiveOn }: AmendmentInput): Partial<Checked> {
  const { amountMinor, amendedMinor, currency } = grant;
  const wrong = (message: Problem['message'], values = {}) => ({
    problems: [{ path: '/amount', message, values }],
  });
  if (amountMinor === null || currency === null) return wrong('problem.amountUnknown');
  const minor = amount === undefined ? undefined : minorOf(amount);
  if (minor === undefined) return wrong('problem.amount');
  if (minor === (amendedMinor ?? amountMinor)) return wrong('problem.nothingAmended');
  const account = accountOf(db, grant.id, amountMinor);
  const changes = [...account.changes, { on: effectiveOn, amountMinor: minor }];
  const over = firstOverpaid({ ...account, changes });
  if (over) return wrong('problem.belowPaid', { paid: `${currency} ${decimalOf(over.paid)}`, date: over.on });
  return { after: { ...grant, amendedMinor: minor } };
}

function extension(grant: GrantDetail, { endsOn }: AmendmentInput): Partial<Checked> {
  const wrong = (message: Problem['message']) => ({ problems: [{ path: '/endsOn', message }] });
  if (endsOn === undefined || !isPartialDate(endsOn)) return wrong('problem.dateUnreadable');
  if (endsOn === (grant.amendedEndsOn ?? grant.endsOn)) return wrong('problem.nothingAmended');
  if (grant.startsOn !== null && (comparePartialDates(endsOn, grant.startsOn) ?? 0) < 0)
    return wrong('problem.endBeforeStart');
  return { after: { ...grant, amendedEndsOn: endsOn } };
}

function partnerIn(db: Database, grant: GrantDetail, input: AmendmentInput): Partial<Checked> {
  const wrong = (message: Problem['message']) => ({ problems: [{ path: '/organisation', message }] });
  const part = { role: 'partner', task: input.task?.trim() || null, share: null } as const;
  const partner = input.organisation ? findOptionalParticipant(db, input.organisation, part) : undefined;
  if (!partner) return wrong('problem.organisationUnknown');
  if (partner.id === grant.lead.id) return wrong('problem.partnerIsLead');
  const standing = grant.partners.filter(({ leftOn }) => !leftOn);
  if (standing.some(({ id }) => id === partner.id)) return wrong('problem.partnerTwice');
  const partners = [...grant.partners.filter(({ id }) => id !== partner.id), partner];
  return {
    after: { ...grant, partners },
    partner,
    ...sharesOf(grant, [grant.lead, ...standing, partner], input),
  };
}

function partnerOut(grant: GrantDetail, input: AmendmentInput): Partial<Checked> {
  const standing = grant.partners.filter(({ leftOn }) => !leftOn);
  const partner = standing.find(({ slug }) => slug === input.organisation);
  if (!partner) return { problems: [{ path: '/organisation', message: 'problem.partnerNone' }] };
  const rest = standing.filter(({ id }) => id !== partner.id);
  return { after: { ...grant, partners: rest }, partner, ...sharesOf(grant, [grant.lead, ...rest], input) };
}

function scope(grant: GrantDetail, input: AmendmentInput): Partial<Checked> {
  const text = input.scope?.trim();
  if (!text) return { problems: [{ path: '/scope', message: 'problem.scopeMissing' }] };
  return { after: { ...grant, summary: text } };
}

/** Where shares are known they make the whole again, and the problem says by how much they do not. */
function sharesOf(
  grant: GrantDetail,
  all: readonly Participant[],
  { shares = [] }: AmendmentInput,
): Pick<Partial<Checked>, 'shares' | 'problems'> {
  const isKnown = [grant.lead, ...grant.partners].some(({ share }) => share !== null);
  if (!isKnown && shares.length === 0) return {};
  const given = all.map(({ slug }) => {
    const share = shares.find(({ organisation }) => organisation === slug)?.share;
    return share === undefined ? undefined : hundredthsOf(share);
  });
  const missing = given.indexOf(undefined);
  if (missing >= 0 || shares.some(({ organisation }) => !all.some(({ slug }) => slug === organisation)))
    return {
      problems: [{ path: `/shares/${all[missing]?.slug ?? 'lead'}`, message: 'problem.shareMissing' }],
    };
  const off = sharesOff(given.map(Number));
  const values = { sum: shareText(100_00 + off), difference: shareText(Math.abs(off)) };
  if (off !== 0)
    return {
      problems: [
        { path: '/shares', message: off > 0 ? 'problem.sharesOver' : 'problem.sharesUnder', values },
      ],
    };
  return { shares: Object.fromEntries(all.map(({ id }, place) => [String(id), given[place]!])) };
}

/** The rules of the grant's scheme before and after an amendment. */
export function rulesAfter(
  grant: GrantDetail,
  after: GrantDetail,
): { broken: RuleResult[]; untold: RuleResult[]; all: RuleResult[] } {
  const before = checkScheme(grant.scheme?.conditions, factsOf(grant));
  const all = checkScheme(grant.scheme?.conditions, factsOf(after));
  const isNew = ({ rule, outcome }: RuleResult) =>
    !before.some((one) => one.rule === rule && one.outcome === outcome);
  return {
    all,
    broken: all.filter((result) => result.outcome === 'fail' && isNew(result)),
    untold: all.filter((result) => result.outcome === 'cannot_tell' && isNew(result)),
  };
}

/** What kept a rule and would break it is refused, unless an administrator says why; as at a signing. */
function ruleProblems(act: Act, grant: GrantDetail, after: GrantDetail, input: AmendmentInput): Problem[] {
  const { broken, untold } = rulesAfter(grant, after);
  const isOverridden = isAdministrator(act.actor) && Boolean(input.overrideReason?.trim());
  return [
    ...(isOverridden ? [] : broken.map(({ message, values }) => ({ path: '/scheme', message, values }))),
    ...(untold.length > 0 && !input.seenReason?.trim()
      ? [{ path: '/seenReason', message: 'problem.seenReason' as const, values: { count: untold.length } }]
      : []),
  ];
}
