import { inFormOrder, type Problem } from '#errors.ts';
import { factsOf, type GrantDetail } from '#features/grants/queries.ts';
import { checkCeremony, checkScheme, type RuleResult } from '#features/grants/rules.ts';
import type { Act } from '#features/people/actor.ts';
import { isAdministrator } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { isPartialDate } from '#language/partial-date.ts';
import type { CeremonyForSigning } from './queries.ts';
import type { SigningInput } from './schemas.ts';

/** The fields in the order in which the form has them. */
const FORM_ORDER = [
  '/ceremony',
  '/granteeSignatory',
  '/programmeSignatory',
  '/signedOn',
  '/recordedLaterReason',
];

/** Everything that stands against logging this signing, all at once, so that a form is put right in one go. */
export function signingProblems(
  act: Act,
  grant: GrantDetail,
  ceremony: CeremonyForSigning | undefined,
  input: SigningInput,
): Problem[] {
  const ofForm: Problem[] = [
    ...missingNames(input),
    ...(ceremony
      ? ceremonyProblems(ceremony, grant, input, dayOf(act.at))
      : [{ path: '/ceremony', message: 'problem.ceremonyUnknown' } as const]),
  ];
  return [...inFormOrder(ofForm, FORM_ORDER), ...schemeProblems(act, grant, input)];
}

function missingNames(input: SigningInput): Problem[] {
  return (['granteeSignatory', 'programmeSignatory'] as const)
    .filter((field) => input[field].trim() === '')
    .map((field) => ({ path: `/${field}`, message: `problem.${field}` as const }));
}

/** A ceremony that is over takes a signing only as recorded later, with the day and a reason. */
function ceremonyProblems(
  ceremony: CeremonyForSigning,
  grant: GrantDetail,
  input: SigningInput,
  today: string,
): Problem[] {
  const isOver =
    ceremony.closedAt !== null ||
    (ceremony.plannedOn !== null && ceremony.plannedOn < today.slice(0, ceremony.plannedOn.length));
  const problems = checkCeremony(ceremony, {
    scheme: grant.scheme?.slug ?? null,
    leadCountry: grant.lead.country,
  })
    .filter(({ outcome }) => outcome === 'fail')
    .map((result) => asProblem('/ceremony', result));
  if (isOver && !input.recordedLaterReason?.trim()) {
    problems.push({
      path: '/recordedLaterReason',
      message: 'problem.recordedLaterReason',
      values: { date: ceremony.plannedOn ?? '' },
    });
  }
  if (isOver && input.signedOn === undefined)
    problems.push({ path: '/signedOn', message: 'problem.signedOnLater' });
  if (input.signedOn !== undefined && !(input.signedOn.length === 10 && isPartialDate(input.signedOn))) {
    problems.push({ path: '/signedOn', message: 'problem.signedOn' });
  } else if (input.signedOn !== undefined && input.signedOn > today) {
    problems.push({ path: '/signedOn', message: 'problem.signedOnFuture' });
  } else if (
    !isOver &&
    input.signedOn !== undefined &&
    input.signedOn < today &&
    !input.recordedLaterReason?.trim()
  ) {
    problems.push({
      path: '/recordedLaterReason',
      message: 'problem.recordedLaterReason',
      values: { date: input.signedOn },
    });
  }
  return problems;
}

/** Fail refuses, unless an administrator says why; what cannot be told needs staff to say what they saw. */
function schemeProblems(act: Act, grant: GrantDetail, input: SigningInput): Problem[] {
  const results = checkScheme(grant.scheme?.conditions, factsOf(grant));
  const failed = results.filter(({ outcome }) => outcome === 'fail');
  const isOverridden = isAdministrator(act.actor) && Boolean(input.overrideReason?.trim());
  const untold = results.filter(({ outcome }) => outcome === 'cannot_tell');
  return [
    ...(isOverridden ? [] : failed.map((result) => asProblem('/scheme', result))),
    ...(untold.length > 0 && !input.seenReason?.trim()
      ? [{ path: '/seenReason', message: 'problem.seenReason', values: { count: untold.length } } as const]
      : []),
  ];
}

function asProblem(path: string, { message, values }: RuleResult): Problem {
  return { path, message, values };
}
