import { en, type MessageKey, type Plural } from '#messages/en/catalogue.ts';
import { mk } from '#messages/mk/catalogue.ts';
import { countryName } from './countries.ts';
import { formatDate, formatMoney } from './format.ts';
import { locales, type Language } from './languages.ts';

export type { MessageKey } from '#messages/en/catalogue.ts';
export type MessageValues = Record<string, string | number>;

/** Says a message in one language: `t('grants.count', { count: 3 })`. Numbers are written as the language does. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const catalogues: Record<Language, Record<MessageKey, string | Plural>> = { en, mk };

/** The translator of a language, made once. */
export function translatorOf(language: Language): Translate {
  return translators[language];
}

const translators: Record<Language, Translate> = { en: makeTranslator('en'), mk: makeTranslator('mk') };

function makeTranslator(language: Language): Translate {
  const catalogue = catalogues[language];
  const plurals = new Intl.PluralRules(locales[language]);
  const numbers = new Intl.NumberFormat(locales[language]);
  return (key, values = {}) => {
    const message = catalogue[key];
    const pattern =
      typeof message === 'string'
        ? message
        : (message[plurals.select(Number(values['count']))] ?? message.other);
    if (!pattern.includes('{')) return pattern;
    return pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (typeof value === 'number') return numbers.format(value);
      return written(name, value ?? '', language);
    });
  };
}

/** As people write it, so that rules need not know how: a date or an amount as stored, codes of countries. */
function written(name: string, value: string, language: Language): string {
  if (COUNTRY_VALUES.has(name)) return countryNames(value, language);
  if (DATE_VALUES.has(name) && DATE.test(value)) return formatDate(value, language, 'long');
  const [, currency, major, minor] = MONEY.exec(value) ?? [];
  return currency ? formatMoney(Number(`${major}${minor}`), currency, language) : value;
}

const DATE_VALUES = new Set(['date', 'joined', 'formed', 'from', 'until']);
const DATE = /^\d{4}-\d{2}(-\d{2})?$/;
const MONEY = /^([A-Z]{3}) (-?\d+)\.(\d{2})$/;

const COUNTRY_VALUES = new Set(['country', 'countries', 'own']);

function countryNames(value: string, language: Language): string {
  if (!/^[A-Z]{2}(, [A-Z]{2})*$/.test(value)) return value;
  return value
    .split(', ')
    .map((code) => countryName(code, language))
    .join(', ');
}
