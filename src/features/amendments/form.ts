import { fieldsOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { readAmount, readShare } from '#features/grants/amount.ts';
import { readPartialDate } from '#language/partial-date.ts';
import type { AmendmentInput } from './schemas.ts';

const FIELDS = [
  'kind',
  'effectiveOn',
  'reason',
  'amount',
  'endsOn',
  'organisation',
  'task',
  'scope',
  'seenReason',
  'overrideReason',
  'q',
  'key',
] as const;

/** The form of an amendment as it was typed; shares by the slug of their organisation. */
export type TypedAmendment = Record<(typeof FIELDS)[number], string> & { shares: Record<string, string> };

/** Reads the form; amounts, dates and shares as people type them. What cannot be read the command names. */
export function readAmendmentForm(body: FormBody): { typed: TypedAmendment; input: AmendmentInput } {
  const fields = fieldsOf(body, FIELDS);
  const shares = Object.fromEntries(
    Object.keys(body)
      .filter((name) => name.startsWith('share-'))
      .map((name) => [name.slice('share-'.length), fieldsOf(body, [name])[name] ?? '']),
  );
  // The partner that comes is named by its radio button, so its share stands under a name of its own.
  const newcomer = shares['new'];
  const leaving = fields.kind === 'partner_out' ? fields.organisation : undefined;
  const given = Object.entries(shares).filter(
    ([slug, share]) => slug !== 'new' && slug !== leaving && share !== '',
  );
  if (newcomer && fields.organisation) given.push([fields.organisation, newcomer]);
  const input: AmendmentInput = {
    kind: fields.kind,
    effectiveOn: readDate(fields.effectiveOn) ?? '',
    reason: fields.reason,
    amount: fields.amount ? (readAmount(fields.amount) ?? fields.amount) : undefined,
    endsOn: readDate(fields.endsOn),
    organisation: fields.organisation || undefined,
    task: fields.task || undefined,
    scope: fields.scope || undefined,
    shares:
      given.length > 0
        ? given.map(([organisation, share]) => ({ organisation, share: readShare(share) ?? share }))
        : undefined,
    seenReason: fields.seenReason || undefined,
    overrideReason: fields.overrideReason || undefined,
  };
  return { typed: { ...fields, shares }, input };
}

export function readDate(typed: string): string | undefined {
  return typed ? (readPartialDate(typed) ?? typed) : undefined;
}
