import type { SessionKind } from '#features/events/kinds.ts';
import { sixCountries } from '#language/countries.ts';
import { countriesNamed, dayIn, wrongLine, type Paragraph } from './printed-programme.ts';
import { themeOf } from './themes.ts';

/** A line of the programme. Times are local, HH:MM. */
export interface SessionRow {
  /** Unique in the conference. */
  slug: string;
  /** YYYY-MM-DD. */
  day: string;
  startsAt: string;
  endsAt: string;
  kind: SessionKind;
  /** Of a panel: 1 for “Panel discussion 1”. */
  number: number | undefined;
  /** As printed, without the word that says its kind; a ceremony's reads `Core grants: Albania and Kosovo`. */
  title: string;
  description: string | undefined;
  /** The slug of the panel of a working group or plenary. */
  panel: string | undefined;
  schemeKind: 'regional' | 'core' | undefined;
  /** The countries that a ceremony is for; undefined for other sessions. */
  countries: string[] | undefined;
  /** Slug of the theme. */
  theme: string | undefined;
}

/** A programme's days, and its sessions in order. */
export interface Agenda {
  days: string[];
  sessions: SessionRow[];
}

type Time = Pick<SessionRow, 'day' | 'startsAt' | 'endsAt'>;
type Wording = Pick<SessionRow, 'kind' | 'title'> &
  Partial<Pick<SessionRow, 'number' | 'schemeKind' | 'countries'>>;

const TIMES = /^(\d{1,2}): ?(\d{2}) *[–-] *(\d{1,2}): ?(\d{2}) +(.+)$/u;
const GROUPS = 'Break into groups to discuss';

/**
 * Reads the lines below a programme's “AGENDA”: days, lines that begin with times, topics of working groups
 * behind dashes, and texts that describe the panel above them. A working group and a plenary belong to the
 * panel before them.
 */
export function readAgenda(lines: Paragraph[], year: string): Agenda {
  const days: string[] = [];
  const sessions: SessionRow[] = [];
  let groups: Time | undefined;
  for (const line of lines) {
    const day = dayIn(line, year);
    const [, ...timed] = TIMES.exec(line.text) ?? [];
    const printed = timed[4];
    if (day !== undefined) days.push(day);
    else if (printed !== undefined) {
      const time = timeIn(line, days.at(-1), timed);
      groups = printed === GROUPS ? time : undefined;
      if (groups === undefined) sessions.push(sessionIn(line, time, wordingOf(line, printed), sessions));
    } else if (line.text.startsWith('- ')) {
      if (groups === undefined) throw wrongLine(line, 'a topic stands outside the time of working groups');
      const title = line.text.slice(2);
      sessions.push(sessionIn(line, groups, { kind: 'working_group', title }, sessions));
    } else describe(line, sessions.at(-1));
  }
  return { days, sessions };
}

function timeIn(line: Paragraph, day: string | undefined, parts: string[]): Time {
  if (day === undefined) throw wrongLine(line, 'a session stands before the first day');
  const [fromHour = '', fromMinute, untilHour = '', untilMinute] = parts;
  const startsAt = `${fromHour.padStart(2, '0')}:${fromMinute}`;
  const endsAt = `${untilHour.padStart(2, '0')}:${untilMinute}`;
  const isTime = (time: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time);
  if (!isTime(startsAt) || !isTime(endsAt) || endsAt <= startsAt)
    throw wrongLine(line, 'has impossible times');
  return { day, startsAt, endsAt };
}

/** What kind of session a line announces. The names of kinds stand before the titles, in either case. */
function wordingOf(line: Paragraph, printed: string): Wording {
  if (printed === 'Opening remarks') return { kind: 'opening', title: printed };
  if (printed === 'Closing remarks') return { kind: 'closing', title: printed };
  if (printed === 'Lunch') return { kind: 'break', title: printed };
  const plenary = /^Plenary(?::| -) (.+)$/u.exec(printed)?.[1];
  if (plenary !== undefined) return { kind: 'plenary', title: plenary };
  const [, number, panel] = /^Panel discussion (\d+): (.+)$/u.exec(printed) ?? [];
  if (panel !== undefined) return { kind: 'panel', title: panel, number: Number(number) };
  const ceremony = /^Signing ceremony: (.+)$/iu.exec(printed)?.[1];
  if (ceremony === undefined) throw wrongLine(line, 'the kind of session is not known');
  return ceremonyOf(line, ceremony);
}

/** Regional grants are for all six countries, core grants for those that the line names. */
function ceremonyOf(line: Paragraph, text: string): Wording {
  const [, kind, named] = /^(Regional|Core) grants(?: - (.+))?$/iu.exec(text) ?? [];
  if (kind?.toLowerCase() === 'regional' && named === undefined) {
    return {
      kind: 'ceremony',
      title: 'Regional grants',
      schemeKind: 'regional',
      countries: [...sixCountries],
    };
  }
  const countries = named === undefined ? undefined : countriesNamed(named);
  if (kind?.toLowerCase() !== 'core' || countries === undefined) {
    throw wrongLine(line, 'the grants of the ceremony or their countries are not known');
  }
  return { kind: 'ceremony', title: `Core grants: ${named}`, schemeKind: 'core', countries };
}

function sessionIn(line: Paragraph, time: Time, wording: Wording, before: SessionRow[]): SessionRow {
  const { kind, title, number, schemeKind, countries } = wording;
  const isOfPanel = kind === 'working_group' || kind === 'plenary';
  const panel = isOfPanel ? before.findLast((session) => session.kind === 'panel') : undefined;
  if (isOfPanel && panel === undefined) throw wrongLine(line, 'stands before any panel');
  const theme = kind === 'plenary' ? panel?.theme : themeOf(title);
  if ((kind === 'panel' || isOfPanel) && theme === undefined) throw wrongLine(line, 'fits no theme');
  const slug = slugOf(wording, panel, time.day);
  if (before.some((session) => session.slug === slug))
    throw wrongLine(line, `takes the address ${slug} again`);
  return {
    slug,
    ...time,
    kind,
    number,
    title,
    description: undefined,
    panel: panel?.slug,
    schemeKind,
    countries,
    theme,
  };
}

function slugOf({ kind, number, title }: Wording, panel: SessionRow | undefined, day: string): string {
  if (kind === 'panel') return `panel-${number}`;
  if (kind === 'plenary') return `plenary-${panel?.number}`;
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return kind === 'break' ? `${words}-${Number(day.slice(8))}` : words;
}

function describe(line: Paragraph, session: SessionRow | undefined): void {
  if (session?.kind !== 'panel') throw wrongLine(line, 'a text stands below no panel');
  session.description = [session.description, line.text].filter((text) => text !== undefined).join('\n\n');
}
