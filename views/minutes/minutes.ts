import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MinutesContent, SignedRow } from '#features/minutes/content.ts';
import type { FrozenMinutes } from '#features/minutes/queries.ts';
import { dayOf, formatHour, formatInstant } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { dateText, instantText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { moneyOrUnknown } from '../components/money.ts';
import { nameLink, nameText } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { state, type StateSign } from '../components/state.ts';
import { dataTable, type Column } from '../components/table.ts';
import { hours } from '../events/dates.ts';
import { splitExample } from '../events/show.ts';
import type { Page, Ui } from '../ui.ts';
import { changesList } from './changes.ts';
import { totalsTable } from './totals.ts';

export interface MinutesView {
  content: MinutesContent;
  /** The version shown; undefined for a draft. */
  frozen: FrozenMinutes | undefined;
  versions: { version: number; frozenAt: string }[];
  /** Who signed, by the reference of the grant; undefined for whoever may not see it. */
  names: Map<string, { grantee: string; programme: string }> | undefined;
  recordedBy: string[];
  /** Names of schemes by slug. */
  schemes: Map<string, string>;
}

/** The minutes, made for print: what was signed, the totals, who was not there, room for two signatures. */
export function minutesPage(ui: Ui, view: MinutesView): Page {
  const { t } = ui;
  const { content, frozen } = view;
  const { text, example } = splitExample(content.title);
  return {
    title: t('minutes.title', { title: content.title }),
    section: 'events',
    history: paths.history('ceremony', content.ceremony),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('ceremonies.title'), href: paths.ceremonies() },
      { label: content.title, href: paths.ceremony(content.ceremony) },
      { label: t('ceremony.minutes') },
    ],
    body: html`<div class="minutes">
      <p class="minutes-status">${frozen ? t('minutes.version', { version: frozen.version }) : t('minutes.draft')}</p>
      <h1 class="page-title page-title-long">
        ${t('minutes.title', { title: text })}${example ? html` <span class="example-mark">${example}</span>` : ''}
      </h1>
      ${head(ui, view)} ${frozen && frozen.changes.length > 0 ? changesList(ui, frozen.changes) : ''}
      ${signed(ui, view)} ${totalsTable(ui, view)} ${notSigned(ui, view)} ${signatures(ui)} ${foot(ui, view)}
    </div>`,
  };
}

function head(ui: Ui, { content, recordedBy, names }: MinutesView): HtmlSafeString {
  const { t } = ui;
  const { plannedOn, plannedFrom, plannedUntil, closedAt, place, programme, desks } = content;
  const when =
    plannedOn === null
      ? undefined
      : html`${dateText(plannedOn, ui, 'weekday')}${plannedFrom === null ? '' : html`, ${hours(ui, plannedFrom, plannedUntil)}`}${
          closedAt === null
            ? ''
            : html`; ${t('minutes.closedAt', { time: (dayOf(new Date(closedAt)) === plannedOn ? formatHour : formatInstant)(closedAt, ui.language) })}`
        }`;
  const day = oneDay(content);
  const by = [...recordedBy, ...(desks > 0 ? [t('minutes.desks', { count: desks })] : [])].join(', ');
  return facts(ui, {
    layout: 'across',
    unknown: 'in place',
    facts: [
      { label: t('minutes.when'), value: when },
      ...(day !== undefined && day !== plannedOn
        ? [{ label: t('minutes.signedOn'), value: dateText(day, ui, 'weekday') }]
        : []),
      { label: t('minutes.where'), value: place },
      { label: t('minutes.programme'), value: programme },
      ...(names && by ? [{ label: t('minutes.recordedBy'), value: by }] : []),
    ],
  });
}

type Key = 'time' | 'grantee' | 'reference' | 'country' | 'signedBy' | 'amount';

function signed(ui: Ui, { content, names }: MinutesView): HtmlSafeString {
  const { t } = ui;
  const all = content.signed.length + content.notSigned.length + content.notShown;
  const columns: Column<Key>[] = [
    { key: 'time', label: t('minutes.column.time') },
    { key: 'grantee', label: t('minutes.column.grantee'), kind: 'name' },
    { key: 'reference', label: t('minutes.column.reference') },
    { key: 'country', label: t('minutes.column.country') },
    ...(names ? [{ key: 'signedBy', label: t('minutes.column.signedBy') } as const] : []),
    { key: 'amount', label: t('minutes.column.amount'), kind: 'figure' },
  ];
  const title = t('minutes.signed', { count: content.signed.length, all });
  return section({
    title,
    id: 'signed',
    body:
      content.signed.length === 0
        ? html`<p>${t('minutes.nothing')}</p>`
        : html`${dataTable<Key>({
            caption: title,
            isCaptionHidden: true,
            columns,
            rows: content.signed.map((row) => ({
              cells: {
                time: html`${timeOf(ui, content, row)}${row.isRemote ? html` <span class="note">${t('minutes.remote')}</span>` : ''}`,
                grantee: nameLink({
                  href: paths.grant(row.reference),
                  name: row.lead,
                  lang: row.leadLanguage,
                }),
                reference: html`<span class="reference">${row.reference}</span>`,
                country: row.country ?? t('general.notPublished'),
                ...(names
                  ? { signedBy: names.get(row.reference)?.grantee || t('general.notPublished') }
                  : {}),
                amount: moneyOrUnknown(row.amountMinor, row.currency, ui),
              },
            })),
          })}
          <p class="note after-table">${signedForProgramme(ui, content, names)}</p>`,
  });
}

/** The hour where all were signed on one day, which the head says; else the day with it. */
function timeOf(ui: Ui, content: MinutesContent, { signedAt, signedOn }: SignedRow): HtmlSafeString {
  if (signedAt === null) return dateText(signedOn, ui);
  const hour = formatHour(signedAt, ui.language);
  return oneDay(content) === undefined ? html`${hour}, ${dateText(signedOn, ui)}` : html`${hour}`;
}

/** The day on which everything was signed; undefined where there were several. */
function oneDay({ signed: rows }: MinutesContent): string | undefined {
  const days = new Set(rows.map(({ signedOn }) => signedOn));
  return days.size === 1 ? [...days][0] : undefined;
}

function signedForProgramme(ui: Ui, { signed: rows }: MinutesContent, names: MinutesView['names']): string {
  if (!names) return ui.t('minutes.onlyStaff');
  const all = new Set(rows.map(({ reference }) => names.get(reference)?.programme ?? '').filter(Boolean));
  const [only] = all;
  if (only === undefined) return '';
  return all.size === 1
    ? ui.t('minutes.programmeSigned', { name: only })
    : ui.t('minutes.programmeSignedBy', { names: [...all].join(', ') });
}

function notSigned(ui: Ui, { content }: MinutesView): HtmlSafeString | string {
  const { t } = ui;
  if (content.notSigned.length === 0 && content.notShown === 0) return '';
  return section({
    title: t('minutes.notSigned'),
    id: 'not-signed',
    body: html`${
      content.notSigned.length > 0
        ? dataTable<'state' | 'grantee' | 'amount'>({
            caption: t('minutes.notSigned'),
            isCaptionHidden: true,
            columns: [
              { key: 'state', label: t('ceremony.column.state'), kind: 'state' },
              { key: 'grantee', label: t('minutes.column.grantee'), kind: 'name' },
              { key: 'amount', label: t('minutes.column.amount'), kind: 'figure' },
            ],
            rows: content.notSigned.map((row) => ({
              cells: {
                state:
                  row.state === 'signed_elsewhere'
                    ? state('signed', ui, { label: t('minutes.elsewhere') })
                    : state(row.state as StateSign, ui, { note: row.note ?? undefined }),
                grantee: html`${nameText({ name: row.lead, lang: row.leadLanguage })} <span class="reference note">${row.reference}</span>`,
                amount: moneyOrUnknown(row.amountMinor, row.currency, ui),
              },
            })),
          })
        : ''
    }
    ${content.notShown > 0 ? html`<p class="note after-table">${t('minutes.notShown', { count: content.notShown })}</p>` : ''}`,
  });
}

function signatures({ t }: Ui): HtmlSafeString {
  return html`<div class="minutes-signatures">
    <p>${t('minutes.forProgramme')}</p>
    <p>${t('minutes.recorder')}</p>
  </div>`;
}

function foot(ui: Ui, { content, frozen, versions }: MinutesView): HtmlSafeString {
  const { t } = ui;
  const base = paths.minutes(content.ceremony);
  const of = (path: string) => withQuery(path, { version: frozen?.version });
  return html`${
    frozen
      ? html`<p class="minutes-frozen">
            ${phrase(ui, 'minutes.frozen', {
              version: String(frozen.version),
              time: instantText(frozen.frozenAt, ui),
              hash: html`<code>${frozen.hash}</code>`,
              head: html`<code>${frozen.content.historyHead}</code>`,
            })}
          </p>`
      : ''
  }
    <p class="minutes-links">
      <a href="${of(`${base}.json`)}">${t('minutes.asJson')}</a> · <a href="${of(`${base}.csv`)}">${t('minutes.asCsv')}</a>
    </p>
    ${
      versions.length > 1
        ? html`<ul class="side-list minutes-links">
            ${versions.map(
              ({ version, frozenAt }) => html`<li>
                <a href="${withQuery(base, { version })}"
                  >${phrase(ui, 'minutes.versionLink', { version: String(version), time: instantText(frozenAt, ui) })}</a
                >
              </li>`,
            )}
          </ul>`
        : ''
    }`;
}
