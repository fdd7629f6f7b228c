import type { Cell } from '#lists/download.ts';
import type { Pair } from './queries.ts';

/** Columns of the queue when it is taken away: names for programs, the same in every language. */
export const csvColumns = [
  'first',
  'first_name',
  'first_country',
  'first_registration_number',
  'second',
  'second_name',
  'second_country',
  'second_registration_number',
  'is_claimed',
  'reasons',
  'found_at',
  'told_apart_at',
] as const;

export function csvRow({ first, second, isClaimed, reasons, foundAt, toldApartAt }: Pair): Cell[] {
  return [
    first.slug,
    first.name,
    first.country,
    first.registrationNumber,
    second.slug,
    second.name,
    second.country,
    second.registrationNumber,
    isClaimed ? 'yes' : 'no',
    reasons.map(({ kind }) => kind).join(' '),
    foundAt,
    toldApartAt,
  ];
}
