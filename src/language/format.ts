import { languages, locales, type Language } from './languages.ts';
import type { PartialDate } from './partial-date.ts';

/** The programme's own time zone: a day in the registry is a day in Skopje. */
export const TIME_ZONE = 'Europe/Skopje';

const NO_BREAK = '\u00a0';
const formats = new Map<string, Intl.DateTimeFormat>();

/** Writes a date as precisely as it is known: 2023, February 2023, 1 February 2023. */
export function formatDate(
  date: PartialDate,
  language: Language,
  style: 'long' | 'short' | 'weekday' = 'short',
): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const options: Intl.DateTimeFormatOptions =
    day === undefined
      ? { year: 'numeric', month: style === 'short' ? 'short' : 'long' }
      : style === 'weekday'
        ? { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
        : { day: 'numeric', month: style === 'short' ? 'short' : 'long', year: 'numeric' };
  const instant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return tidy(formatter(language, { ...options, timeZone: 'UTC' }).format(instant), style);
}

/** Day and hour in Skopje of an instant, ISO 8601 in UTC. */
export function formatInstant(instant: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeStyle: 'short', timeZone: TIME_ZONE };
  return formatter(language, options).format(new Date(instant)).replace(' at ', ', ');
}

/** Only the hour in Skopje of an instant: 14:34. */
export function formatHour(instant: string, language: Language): string {
  return formatter(language, { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE }).format(
    new Date(instant),
  );
}

/** The day in Skopje at an instant, as YYYY-MM-DD. Asked at every request, so a minute's answer is kept. */
export function dayOf(instant: Date): string {
  const minute = Math.floor(instant.getTime() / 60_000);
  if (minute !== keptMinute) {
    keptDay = days.format(instant);
    keptMinute = minute;
  }
  return keptDay;
}

// Making a formatter costs some fifty times more than using it, so each is made once.
const days = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE });
let keptMinute = Number.NaN;
let keptDay = '';

const wholeNumbers = perLanguage({});
const decimals = perLanguage({ minimumFractionDigits: 2, maximumFractionDigits: 2 });

function perLanguage(options: Intl.NumberFormatOptions): Record<Language, Intl.NumberFormat> {
  const made = languages.map((language) => [language, new Intl.NumberFormat(locales[language], options)]);
  return Object.fromEntries(made) as Record<Language, Intl.NumberFormat>;
}

/** Writes whole numbers with the language's separators. */
export function formatNumber(value: number, language: Language): string {
  return wholeNumbers[language].format(value);
}

/**
 * Writes an amount with its currency first and two decimals: `EUR 186,164.00`. Amounts are whole minor units
 * and every currency of the registry has two; Intl is not asked, for it prints the lek with none.
 */
export function formatMoney(minor: number, currency: string, language: Language): string {
  const text = decimals[language].format(minor / 100);
  return `${currency}${NO_BREAK}${text.replaceAll(' ', NO_BREAK).replace('-', '−')}`;
}

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, known);
  return known;
}

/** Macedonian dates end in “г.”, which no table needs; in short dates the year never breaks off. */
function tidy(text: string, style: string): string {
  const plain = text.replace(/\s?г\.$/, '').replace(/^(\p{L}+),? /u, (_, weekday: string) => `${weekday} `);
  return style === 'short' ? plain.replaceAll(' ', NO_BREAK) : plain.replace(/ (\d{4})$/, `${NO_BREAK}$1`);
}
