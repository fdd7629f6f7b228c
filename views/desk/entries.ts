import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { EntryRow } from '#features/desk/queries.ts';
import { CLOCK_OFF } from '#features/desk/rules.ts';
import type { ResolutionInput } from '#features/desk/schemas.ts';
import { formatHour, formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import { errorSummary } from '../components/error-summary.ts';
import { textField } from '../components/field.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import { errorAt } from '../events/form.ts';
import type { Page, Ui } from '../ui.ts';

export interface EntriesView {
  slug: string;
  title: string;
  entries: EntryRow[];
  /** Names by public id. */
  people: Map<string, string>;
  /** What was decided and could not be taken. */
  refused?: { key: string; typed: ResolutionInput; problems: Problem[] } | undefined;
}

/** What waits for a person, each with what can be decided about it; and everything that was pressed. */
export function entriesPage(ui: Ui, view: EntriesView): Page {
  const { t } = ui;
  const { slug, title, entries, refused } = view;
  const waiting = entries.filter(({ outcome, resolvedAt }) => outcome !== 'stands' && resolvedAt === null);
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
      ${
        refused
          ? errorSummary(
              ui,
              refused.problems.map(({ path, message, values }) => ({
                field: `${fieldOf(path)}-${refused.key}`,
                text: t(message, values),
              })),
            )
          : ''
      }
      ${section({
        title: t('entries.waiting'),
        id: 'waiting',
        body:
          waiting.length === 0
            ? html`<p>${t('entries.none')}</p>`
            : html`<ul class="waiting">
                ${waiting.map((entry) => html`<li id="entry-${entry.key}">${waitingEntry(ui, view, entry)}</li>`)}
              </ul>`,
      })}
      ${entries.length > 0 ? section({ title: t('entries.all'), id: 'all', body: allEntries(ui, view) }) : ''}
      <p class="actions"><a href="${paths.desk(slug)}">${t('ceremony.openDesk')}</a></p>
    `,
  };
}

/** The fields of a decision; a problem of anything else leads to the first of them. */
const FIELDS = [
  'recordedLaterReason',
  'seenReason',
  'overrideReason',
  'granteeSignatory',
  'programmeSignatory',
  'note',
];

function fieldOf(path: string): string {
  const field = path.split('/')[1] ?? '';
  if (field === 'signedOn') return 'recordedLaterReason';
  return FIELDS.includes(field) ? field : 'note';
}

function waitingEntry(ui: Ui, { slug, people, refused }: EntriesView, entry: EntryRow): HtmlSafeString {
  const { t, language } = ui;
  const who = (id: string | null) => (id === null ? undefined : people.get(id)) ?? t('entries.somebody');
  const deskOf = (desk: string | null) =>
    desk === null || desk === 'form' ? t('entries.byForm') : desk.slice(0, 8);
  const { signing } = entry;
  const minutes = Math.round(Math.abs(entry.offsetMs) / 60_000);
  return html`<h3>
      <a class="reference" href="${paths.grant(entry.grant)}">${entry.grant}</a> ${t(`ceremony.entry.${entry.kind}`)}
    </h3>
    <p>
      ${t('entries.pressed', { time: formatHour(entry.happenedAt, language), who: who(entry.pressedBy ?? entry.recordedBy), desk: deskOf(entry.desk) })}${
        Math.abs(entry.offsetMs) > CLOCK_OFF
          ? html` <em class="clock-off">(${t('entries.clockOff', { minutes: formatNumber(minutes, language) })})</em>`
          : ''
      }
      ${isSentByAnother(entry) ? t('entries.sentBy', { who: who(entry.recordedBy) }) : ''}
    </p>
    ${
      signing
        ? html`<p>
            ${t('entries.stood', {
              time: signing.signedAt === null ? signing.signedOn : formatHour(signing.signedAt, language),
              who: who(signing.recordedBy),
              desk: deskOf(signing.desk),
            })}
          </p>`
        : html`<p class="note">${t('entries.why')}:</p>
            <ul class="waiting-why">
              ${entry.problems.map(({ message, values }) => html`<li>${t(message, values)}</li>`)}
            </ul>`
    }
    ${decision(ui, slug, entry, refused?.key === entry.key ? refused : undefined)}`;
}

/** Kept on a device where somebody else signed in before it was sent. */
function isSentByAnother({ pressedBy, recordedBy }: EntryRow): boolean {
  return pressedBy !== null && pressedBy !== recordedBy;
}

function decision(ui: Ui, slug: string, entry: EntryRow, refused: EntriesView['refused']): HtmlSafeString {
  const { t } = ui;
  const lacks = new Set(
    [...entry.problems, ...(refused?.problems ?? [])].map(({ path }) => path.split('/')[1]),
  );
  const isSigning = entry.kind === 'signed' || entry.kind === 'signed_remotely';
  const field = (name: keyof ResolutionInput, label: string) =>
    textField({
      name,
      id: `${name}-${entry.key}`,
      label,
      value: refused?.typed[name] ?? '',
      autocomplete: 'off',
      error: errorAt(ui, refused?.problems ?? [], name),
    });
  const button = (value: string, label: string) =>
    plainButton({ label, name: 'resolution', value, isSmall: true });
  return html`<form class="decision" method="post" action="${paths.entryResolution(slug, entry.key)}" novalidate>
    ${entry.outcome === 'waiting' && isSigning && lacks.has('granteeSignatory') ? field('granteeSignatory', t('signing.granteeSignatory')) : ''}
    ${entry.outcome === 'waiting' && isSigning && lacks.has('programmeSignatory') ? field('programmeSignatory', t('signing.programmeSignatory')) : ''}
    ${lacks.has('recordedLaterReason') || lacks.has('signedOn') ? field('recordedLaterReason', t('signing.recordedLater')) : ''}
    ${lacks.has('seenReason') ? field('seenReason', t('signing.seenReason')) : ''}
    ${lacks.has('scheme') && ui.person?.isAdministrator ? field('overrideReason', t('signing.override')) : ''}
    ${entry.outcome === 'waiting' ? field('note', t('entries.note')) : ''}
    <div class="button-row">
      ${
        entry.outcome === 'already_signed'
          ? button('seen', t('entries.markSeen'))
          : html`${isSigning ? button('signed', t('entries.signAfterAll')) : ''} ${button('set_aside', t('entries.setAside'))}`
      }
    </div>
  </form>`;
}

function allEntries(ui: Ui, { entries, people }: EntriesView): HtmlSafeString {
  const { t, language } = ui;
  const who = (id: string | null) => (id === null ? undefined : people.get(id)) ?? t('entries.somebody');
  return dataTable<'time' | 'grant' | 'what' | 'outcome' | 'who'>({
    caption: t('entries.all'),
    isCaptionHidden: true,
    columns: [
      { key: 'time', label: t('entries.column.time') },
      { key: 'grant', label: t('entries.column.grant'), kind: 'name' },
      { key: 'what', label: t('entries.column.what') },
      { key: 'outcome', label: t('entries.column.outcome') },
      { key: 'who', label: t('entries.column.who') },
    ],
    rows: entries.map((entry) => ({
      cells: {
        time: formatHour(entry.happenedAt, language),
        grant: html`<a class="reference" href="${paths.grant(entry.grant)}">${entry.grant}</a>`,
        what: t(`ceremony.entry.${entry.kind}`),
        outcome: entry.resolution
          ? t(`ceremony.resolution.${entry.resolution as 'seen'}`)
          : t(`ceremony.outcome.${entry.outcome}`),
        who: `${who(entry.pressedBy ?? entry.recordedBy)}, ${
          entry.desk === 'form' ? t('entries.byForm') : entry.desk.slice(0, 8)
        }${isSentByAnother(entry) ? `. ${t('entries.sentBy', { who: who(entry.recordedBy) })}` : ''}`,
      },
    })),
  });
}
