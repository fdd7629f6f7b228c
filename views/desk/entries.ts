import { html, type HtmlSafeString } from '@prairielearn/html';
import type { EntryRow } from '#features/desk/queries.ts';
import type { RefusedEntry } from '#features/desk/schemas.ts';
import { formatHour, formatInstant } from '#language/format.ts';
import { paths } from '#paths.ts';
import { errorSummary } from '../components/error-summary.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import {
  decidedText,
  isSentByAnother,
  saidOf,
  waitingEntry,
  type RefusedDecision,
  type Said,
} from './waiting.ts';

export interface EntriesView {
  slug: string;
  title: string;
  entries: EntryRow[];
  /** What the registry did not take and a device set aside. */
  aside: RefusedEntry[];
  /** Names by public id. */
  people: Map<string, string>;
  refused?: RefusedDecision | undefined;
}

/** What waits for a person, each with what can be decided about it; and everything that was pressed. */
export function entriesPage(ui: Ui, view: EntriesView): Page {
  const { t } = ui;
  const { slug, title, entries, aside, people, refused } = view;
  const said = saidOf(ui, people);
  // One that somebody else has decided meanwhile stays in sight, with what was typed.
  const waiting = entries.filter(
    ({ key, outcome, resolvedAt }) => (outcome !== 'stands' && resolvedAt === null) || key === refused?.key,
  );
  return {
    title: `${t('entries.title')}: ${title}`,
    section: 'events',
    hasErrors: refused !== undefined,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('ceremonies.title'), href: paths.ceremonies() },
      { label: title, href: paths.ceremony(slug) },
      { label: t('entries.title') },
    ],
    body: html`
      <h1 class="page-title">${t('entries.title')}</h1>
      <p class="lead">${t('entries.lead')}</p>
      <p class="actions"><a href="${paths.desk(slug)}">${t('ceremony.openDesk')}</a></p>
      ${refused ? summary(ui, refused) : ''}
      ${section({
        title: t('entries.waiting'),
        id: 'waiting',
        body:
          waiting.length === 0
            ? html`<p>${t('entries.none')}</p>`
            : html`<ul class="waiting">
                ${waiting.map(
                  (entry) =>
                    html`<li id="entry-${entry.key}" tabindex="-1">
                      ${waitingEntry(ui, { slug, said, entry, refused: refused?.key === entry.key ? refused : undefined })}
                    </li>`,
                )}
              </ul>`,
      })}
      ${aside.length > 0 ? section({ title: t('entries.refused'), id: 'refused', body: refusedEntries(ui, said, aside) }) : ''}
      ${entries.length > 0 ? section({ title: t('entries.all'), id: 'all', body: allEntries(ui, said, view, waiting) }) : ''}
    `,
  };
}

/** The fields of a decision; a problem of anything else leads to the entry. */
const FIELDS = new Set([
  'recordedLaterReason',
  'seenReason',
  'overrideReason',
  'granteeSignatory',
  'programmeSignatory',
  'note',
]);

function summary(ui: Ui, { key, problems }: RefusedDecision): HtmlSafeString {
  const idOf = (path: string) => {
    const field = path.split('/')[1] ?? '';
    const asked = field === 'signedOn' ? 'recordedLaterReason' : field;
    return `${FIELDS.has(asked) ? asked : 'entry'}-${key}`;
  };
  return errorSummary(
    ui,
    problems.map(({ path, message, values }) => ({ field: idOf(path), text: ui.t(message, values) })),
  );
}

function allEntries(
  ui: Ui,
  said: Said,
  { entries }: EntriesView,
  waiting: readonly EntryRow[],
): HtmlSafeString {
  const { t, language } = ui;
  const { who, deskOf } = said;
  return dataTable<'grant' | 'time' | 'what' | 'outcome' | 'who'>({
    caption: t('entries.all'),
    isCaptionHidden: true,
    isUnderHeading: true,
    columns: [
      { key: 'grant', label: t('entries.column.grant'), kind: 'name' },
      { key: 'what', label: t('entries.column.what') },
      { key: 'time', label: t('entries.column.time') },
      { key: 'outcome', label: t('entries.column.outcome') },
      { key: 'who', label: t('entries.column.who') },
    ],
    rows: entries.map((entry) => ({
      id: waiting.includes(entry) ? undefined : `entry-${entry.key}`,
      cells: {
        grant: html`<a class="reference" href="${paths.grant(entry.grant)}">${entry.grant}</a>`,
        what: t(`ceremony.entry.${entry.kind}`),
        time: formatHour(entry.happenedAt, language),
        outcome: decidedText(ui, said, entry) ?? t(`ceremony.outcome.${entry.outcome}`),
        who: `${who(entry.pressedBy ?? entry.recordedBy)}, ${deskOf(entry.desk)}${
          isSentByAnother(entry) ? `. ${t('entries.sentBy', { who: who(entry.recordedBy) })}` : ''
        }`,
      },
    })),
  });
}

function refusedEntries(ui: Ui, { who, deskOf }: Said, aside: readonly RefusedEntry[]): HtmlSafeString {
  const { t, language } = ui;
  return html`<p class="note refused-lead">${t('entries.refusedLead')}</p>
    ${dataTable<'grant' | 'time' | 'what' | 'why' | 'who'>({
      caption: t('entries.refused'),
      isCaptionHidden: true,
      columns: [
        { key: 'grant', label: t('entries.column.grant'), kind: 'name' },
        { key: 'what', label: t('entries.column.what') },
        { key: 'time', label: t('entries.column.time') },
        { key: 'why', label: t('history.field.refused') },
        { key: 'who', label: t('ceremony.resolution.set_aside') },
      ],
      rows: aside.map(({ grant, kind, desk, pressedAt, refused, note, setAsideAt, setAsideBy }) => ({
        cells: {
          grant: html`<span class="reference">${grant}</span>`,
          what: `${t(`ceremony.entry.${kind}`)}, ${deskOf(desk)}`,
          time: formatHour(pressedAt, language),
          why: refused,
          who: `${formatInstant(setAsideAt, language)}, ${who(setAsideBy)}: ${note}`,
        },
      })),
    })}`;
}
