import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { CeremonyDetail } from '#features/ceremonies/queries.ts';
import { paths, withQuery } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { countryStrip } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { errorSummary } from '../components/error-summary.ts';
import { facts } from '../components/facts.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import { sourceList } from '../components/sources.ts';
import { hours } from '../events/dates.ts';
import { summaryLine } from '../events/form.ts';
import { splitExample } from '../events/show.ts';
import type { Page, Ui } from '../ui.ts';
import { addGrant, type AddGrant } from './add.ts';
import { ceremonySide } from './beside.ts';
import { deskSection, type DeskShown } from './desk.ts';
import { grantsTable } from './grants-table.ts';
import { plannedAndHeld, publishedFigures } from './held.ts';
import { sourcesOf } from './sources.ts';

export interface CeremonyView {
  ceremony: CeremonyDetail;
  /** Staff change the order of the list. */
  isOrdering: boolean;
  /** For staff, while the list may still be added to. */
  add: AddGrant | undefined;
  /** For staff: who acts on the list. */
  desk: DeskShown | undefined;
  /** What was refused of an act on the list. */
  problems: Problem[];
}

/** A ceremony: who is to sign and who has signed, the running total, and what sources say of it. */
export function ceremonyPage(ui: Ui, view: CeremonyView): Page {
  const { t } = ui;
  const { ceremony, problems, add } = view;
  const { text, example } = splitExample(ceremony.title);
  const sources = sourcesOf(ceremony);
  return {
    title: ceremony.title,
    section: 'events',
    history: paths.history('ceremony', ceremony.slug),
    hasErrors: problems.length > 0,
    scripts: view.isOrdering ? ['list-order.js'] : [],
    crumbs: crumbs(ui, ceremony),
    body: html`
      ${
        problems.length > 0
          ? errorSummary(
              ui,
              problems.map((problem) => errorLine(ui, problem)),
            )
          : ''
      }
      ${pageHead({ title: text, example, kicker: t('ceremony.kind'), isLong: ceremony.title.length > 60 })}
      ${head(ui, ceremony)}
      <div class="columns ceremony">
        <div class="column-main">
          ${list(ui, view)} ${unlisted(ui, ceremony)} ${add ? addGrant(ui, add) : ''}
          ${plannedAndHeld(ui, ceremony, sources.numberOf)} ${publishedFigures(ui, ceremony, sources.numberOf)}
          ${
            sources.list.length > 0
              ? section({ title: t('sources.title'), id: 'sources', body: sourceList(ui, sources.list) })
              : ''
          }
        </div>
        <div class="column-side">${ceremonySide(ui, ceremony)} ${view.desk ? deskSection(ui, view.desk) : ''}</div>
      </div>
    `,
  };
}

/** Problems of the form to add a grant lead to its fields, those of the list to the list. */
function errorLine(ui: Ui, problem: Problem): { field: string; text: string } {
  const { field, text } = summaryLine(ui, problem);
  return { field: field === 'title' ? 'list' : field, text };
}

function crumbs({ t }: Ui, { session, title }: CeremonyDetail): Page['crumbs'] & object {
  return [
    { label: t('general.registry'), href: paths.home() },
    { label: t('events.title'), href: paths.events() },
    session
      ? { label: session.eventTitle, href: paths.event(session.event) }
      : { label: t('ceremonies.title'), href: paths.ceremonies() },
    { label: session ? t('ceremony.kind') : title },
  ];
}

function head(ui: Ui, ceremony: CeremonyDetail): HtmlSafeString {
  const { t } = ui;
  const { plannedOn, plannedFrom, plannedUntil, place, schemes, countries, session } = ceremony;
  const when =
    plannedOn === null
      ? undefined
      : html`${dateText(plannedOn, ui, 'weekday')}${plannedFrom === null ? '' : html`, ${hours(ui, plannedFrom, plannedUntil)}`}`;
  const links = schemes.map(
    ({ slug, name }, index) =>
      html`${index > 0 ? ', ' : ''}<a href="${withQuery(paths.grants(), { scheme: slug })}">${name}</a>`,
  );
  return html`${facts(ui, {
    layout: 'across',
    unknown: 'in place',
    facts: [
      {
        label: t('ceremony.when'),
        value:
          session && when
            ? html`<a class="quiet-link" href="${paths.session(session.event, session.session)}">${when}</a>`
            : when,
      },
      { label: t('ceremony.where'), value: place },
      { label: t('ceremony.scheme'), value: links.length > 0 ? html`${links}` : undefined },
      {
        label: t('ceremony.countries'),
        value: countries.length > 0 ? countryStrip(countries, undefined, ui) : t('ceremony.anyCountry'),
      },
    ],
  })}
  ${ceremony.closedAt === null ? '' : notice({ kind: 'information', body: t('ceremony.closed') })}`;
}

function list(ui: Ui, { ceremony, isOrdering, add }: CeremonyView): HtmlSafeString {
  const { t } = ui;
  const isStaff = ui.person?.isStaff ?? false;
  if (ceremony.list.length === 0) {
    return html`<div id="list" class="ceremony-list">
      ${ceremony.unlisted.length > 0 && !isStaff ? '' : html`<p>${emptyList(ui, ceremony)}</p>`}
    </div>`;
  }
  return html`<div id="list" class="ceremony-list">
    ${isStaff && !ceremony.isListPublic ? notice({ kind: 'information', body: t('ceremony.hiddenForPublic') }) : ''}
    <p class="note">${t('ceremony.inOrder')} ${listLinks(ui, ceremony.slug, isOrdering, add !== undefined)}</p>
    ${grantsTable(ui, {
      ceremony,
      grants: ceremony.list,
      kind: 'listed',
      caption: t('ceremony.list'),
      isOrdering,
    })}
    ${isStaff ? html`<p class="note after-table">${t('ceremony.changeable')}</p>` : ''}
  </div>`;
}

function emptyList({ t, person }: Ui, { isListPublic, unlisted: others }: CeremonyDetail): string {
  if (!isListPublic && !person?.isStaff) return t('ceremony.hidden');
  return t(others.length > 0 ? 'ceremony.noList' : 'ceremony.empty');
}

function listLinks({ t, person }: Ui, slug: string, isOrdering: boolean, canAdd: boolean): HtmlSafeString {
  const { ceremony } = paths;
  const order = isOrdering
    ? html`<a href="${ceremony(slug)}#list">${t('ceremony.endOrder')}</a>`
    : html`<a href="${withQuery(ceremony(slug), { order: 'yes' })}#list">${t('ceremony.changeOrder')}</a>`;
  const links: Content[] = [
    ...(person?.isStaff ? [order] : []),
    ...(canAdd ? [html`<a href="#add">${t('ceremony.addGrant')}</a>`] : []),
    html`<a href="${paths.ceremonyList(slug)}.csv">${t('ceremony.csv')}</a>`,
  ];
  return html`${links.map((link, index) => html`${index > 0 ? ' · ' : ''}${link}`)}`;
}

function unlisted(ui: Ui, ceremony: CeremonyDetail): HtmlSafeString | string {
  const { t } = ui;
  if (ceremony.unlisted.length === 0) return '';
  const title = t(ceremony.list.length > 0 ? 'ceremony.unlistedAlso' : 'ceremony.unlisted');
  return section({
    title,
    id: 'signed-here',
    note: html`${t('ceremony.unlistedNote')} ${ceremony.list.length > 0 ? '' : listLinks({ ...ui, person: undefined }, ceremony.slug, false, false)}`,
    body: grantsTable(ui, {
      ceremony,
      grants: ceremony.unlisted,
      kind: 'unlisted',
      caption: title,
      isOrdering: false,
    }),
  });
}
