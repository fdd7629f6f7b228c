import { minorOf } from '#features/grants/amount.ts';
import { isPartialDate } from '#language/partial-date.ts';
import type { PagedNoun } from '#paths.ts';
import type { Names } from './names.ts';
import { isObject, isPersonal, linkOr, parts, plain, stringOr, textOf, textOr, type Value } from './value.ts';
import { plainWords, valueMessage } from './words.ts';

/** What a value stands among. */
export interface ValueContext {
  noun: string;
  /** The fields before, or those after. */
  side: Record<string, unknown>;
  /** The currency of an amount that is written without one. */
  currency: string | null;
  names: Names;
}

type Format = (raw: unknown, context: ValueContext) => Value | undefined;

/** The value of a field, read; what does not look as expected is shown as it is. */
export function valueOf(field: string, raw: unknown, context: ValueContext): Value {
  if (isPersonal(raw)) return { kind: 'personal' };
  if (raw === null || raw === undefined || raw === '') return { kind: 'unknown' };
  const format = formats[field] ?? (field.endsWith('On') ? date : undefined);
  return format?.(raw, context) ?? plain(raw);
}

const word =
  (field: string): Format =>
  (raw, { noun }) => {
    const message = typeof raw === 'string' ? valueMessage(noun, field, raw) : undefined;
    return message
      ? { kind: 'word', message }
      : typeof raw === 'string'
        ? textOf(plainWords(raw))
        : undefined;
  };

const listOf =
  (format: Format): Format =>
  (raw, context) =>
    Array.isArray(raw)
      ? { kind: 'list', items: raw.map((one) => format(one, context) ?? plain(one)) }
      : undefined;

const named =
  (find: (names: Names, slug: string) => string | undefined): Format =>
  (raw, { names }) =>
    typeof raw === 'string' ? textOf(find(names, raw) ?? raw) : undefined;

const record =
  (noun: PagedNoun): Format =>
  (raw, { names }) =>
    typeof raw === 'string' ? linkOr(names.record(noun, raw), raw) : undefined;

const date = (raw: unknown): Value | undefined =>
  typeof raw === 'string' && isPartialDate(raw) ? { kind: 'date', date: raw } : undefined;

const country: Format = (raw) => (typeof raw === 'string' ? { kind: 'country', code: raw } : undefined);

const language: Format = (raw) => (typeof raw === 'string' ? { kind: 'language', tag: raw } : undefined);

const instant: Format = (raw) =>
  typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(raw)
    ? { kind: 'instant', instant: raw }
    : undefined;

const address: Format = (raw) => (typeof raw === 'string' ? { kind: 'address', address: raw } : undefined);

const inLanguageOf =
  (field: string): Format =>
  (raw, { side }) =>
    typeof raw === 'string' ? textOf(raw, stringOr(side[field])) : undefined;

const amount: Format = (raw, { side, currency }) => {
  const minor = typeof raw === 'string' ? minorOf(raw) : undefined;
  const own = 'currency' in side ? stringOr(side['currency']) : currency;
  return minor === undefined || own === null ? undefined : { kind: 'money', minor, currency: own };
};

const session: Format = (raw, { names }) => {
  const key = isObject(raw) ? `${String(raw['event'])}/${String(raw['session'])}` : raw;
  return typeof key === 'string' || typeof key === 'number'
    ? linkOr(names.session(key), String(key))
    : undefined;
};

const membership: Format = (raw, { names }) =>
  typeof raw === 'number' ? linkOr(names.member(raw), String(raw)) : undefined;

const roleWord = (raw: unknown): Value | undefined => {
  const message = typeof raw === 'string' ? valueMessage('organisation', 'as', raw) : undefined;
  return message ? { kind: 'word', message } : textOr(raw);
};

const participant: Format = (raw, context) => {
  if (!isObject(raw)) return undefined;
  const { organisation, role, task, share } = raw;
  return parts([
    record('organisation')(organisation, context),
    roleWord(role),
    typeof share === 'string' ? textOf(`${share} %`) : undefined,
    textOr(task),
  ]);
};

/** A name with its language, and with its kind where that has a word of its own. */
const name: Format = (raw, { noun }) => {
  if (!isObject(raw) || typeof raw['name'] !== 'string') return undefined;
  const kind = stringOr(raw['kind']);
  const message = kind === null ? undefined : valueMessage(noun, 'nameKind', kind);
  return parts([
    textOf(raw['name'], stringOr(raw['language'])),
    message ? { kind: 'word', message } : textOr(kind),
  ]);
};

const missions: Format = (raw) =>
  isObject(raw)
    ? {
        kind: 'list',
        items: Object.entries(raw).map(([tag, text]) => textOf(String(text), tag === 'und' ? null : tag)),
      }
    : undefined;

const sessionLine: Format = (raw) => {
  if (!isObject(raw)) return undefined;
  const { title, day, startsAt, endsAt } = raw;
  const hours = [startsAt, endsAt].filter((hour) => typeof hour === 'string' && hour !== '').join('–');
  return parts([
    textOr(title),
    typeof day === 'string' ? (date(day) ?? textOf(day)) : undefined,
    textOr(hours),
  ]);
};

const programme = named((names, slug) => names.programme(slug));
const scheme = named((names, slug) => names.scheme(slug));
const theme = named((names, slug) => names.theme(slug));

/** What an indicator counts, by the words of its form. */
const measure: Format = (raw) => {
  const message = typeof raw === 'string' ? valueMessage('indicator', 'measure', raw) : undefined;
  return message ? { kind: 'word', message } : undefined;
};

/** One date, or two with a slash between. */
const period: Format = (raw) =>
  typeof raw === 'string' ? (date(raw) ?? textOf(raw.replace('/', ' – '))) : undefined;

/** The unit of a claim has a word; that of a finding is whatever was typed. */
const unit: Format = (raw, { noun }) => {
  const message = typeof raw === 'string' ? valueMessage(noun, 'unit', raw) : undefined;
  return message ? { kind: 'word', message } : undefined;
};

/** How a source came to be known. */
const basis: Format = (raw) => {
  const message = typeof raw === 'string' ? valueMessage('sources', 'basis', raw) : undefined;
  return message ? { kind: 'word', message } : undefined;
};

const formats: Record<string, Format> = {
  status: word('status'),
  kind: word('kind'),
  scope: word('scope'),
  country,
  countries: listOf(country),
  nameLanguage: language,
  titleLanguage: language,
  name: inLanguageOf('nameLanguage'),
  title: inLanguageOf('titleLanguage'),
  names: listOf(name),
  otherNames: listOf(name),
  missions,
  website: address,
  sources: listOf(address),
  amount,
  programme,
  ofProgramme: programme,
  scheme,
  theme,
  measure,
  period,
  unit,
  basis,
  schemes: listOf(scheme),
  themes: listOf(theme),
  participants: listOf(participant),
  organisation: record('organisation'),
  merged: record('organisation'),
  network: record('organisation'),
  reports: listOf(word('reports')),
  grant: record('grant'),
  ceremony: record('ceremony'),
  membership,
  at: instant,
  closedAt: instant,
  signedAt: instant,
  entry: word('entry'),
  outcome: word('outcome'),
  resolution: word('resolution'),
  session,
  sessionId: session,
  formedAtSession: session,
  sessions: listOf(sessionLine),
};
