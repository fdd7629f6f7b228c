import { Type } from '@sinclair/typebox';
import type { Problem } from '#errors.ts';
import { isDay } from '#features/rates/rules.ts';
import { dayOf } from '#language/format.ts';
import { readPartialDate } from '#language/partial-date.ts';
import { bases, isReversed, type Basis } from './money-at.ts';

const text = (description: string, example: string) =>
  Type.Optional(Type.String({ maxLength: 20, description, examples: [example] }));

/** What an address may say of the day and the kind of its amounts, for the API, which refuses what it does not know. */
export const onDaySchema = {
  'as-of': text('The day, YYYY-MM-DD; today where absent', '2023-12-15'),
  'signed-from': text('Only grants signed on this day or later', '2023-12-01'),
  basis: Type.Optional(Type.String({ enum: [...bases], description: 'One of them alone' })),
};

/** On which day amounts are asked for, and which of them; the same for a list and for its totals. */
export interface OnDay {
  asOf: string;
  signedFrom: string | undefined;
  /** Undefined where the address asks for none by name. */
  basis: Basis | undefined;
  typed: { asOf: string; signedFrom: string };
  problems: Problem[];
}

type Query = Record<string, unknown>;

const textOf = (query: Query, name: string) => {
  const value = query[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** Reads the day and the kind of amounts from an address; what cannot be read is a problem at its field. */
export function readOnDay(query: Query): OnDay {
  const typed = { asOf: textOf(query, 'as-of'), signedFrom: textOf(query, 'signed-from') };
  const read = (given: string) => readPartialDate(given) ?? given;
  const asOf = typed.asOf ? read(typed.asOf) : dayOf(new Date());
  const signedFrom = typed.signedFrom ? read(typed.signedFrom) : undefined;
  const problems: Problem[] = [];
  if (!isDay(asOf)) problems.push({ path: '/as-of', message: 'problem.dayUnreadable' });
  if (signedFrom !== undefined && !isDay(signedFrom))
    problems.push({ path: '/signed-from', message: 'problem.dayUnreadable' });
  else if (isReversed(signedFrom, asOf))
    problems.push({ path: '/signed-from', message: 'problem.fromAfter' });
  return { asOf, signedFrom, basis: bases.find((known) => known === query['basis']), typed, problems };
}

/** Whether an address asks for a day or a kind of amounts at all; a form's empty fields ask for none. */
export function asksForDay(query: Query): boolean {
  return (
    textOf(query, 'as-of') !== '' ||
    textOf(query, 'signed-from') !== '' ||
    bases.some((known) => known === query['basis'])
  );
}
