import type { Ui } from '../ui.ts';

/** A year is how long a confirmation holds. */
const MONTHS_OF_A_YEAR = 12;

/**
 * “Confirmed 3 months ago”, or “Not confirmed since 2023” once a year has passed, and whether it still holds;
 * undefined where the organisation never confirmed its profile.
 */
export function confirmation(
  { t, today }: Ui,
  confirmedOn: string | null,
): { text: string; isHolding: boolean } | undefined {
  if (confirmedOn === null) return undefined;
  const months = monthsBetween(confirmedOn, today);
  if (months >= MONTHS_OF_A_YEAR) {
    const year = confirmedOn.slice(0, 4);
    return { text: t('organisation.notConfirmedSince', { year }), isHolding: false };
  }
  const text =
    months === 0 ? t('organisation.confirmedNow') : t('organisation.confirmedAgo', { count: months });
  return { text, isHolding: true };
}

/** Whole months from one day to a later one. */
function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const [laterYear = 0, laterMonth = 1, laterDay = 1] = to.split('-').map(Number);
  return (laterYear - year) * 12 + laterMonth - month - (laterDay < day ? 1 : 0);
}
