import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CeremonyDetail } from '#features/ceremonies/queries.ts';
import type { Desk, DeskGrant } from '#features/desk/model.ts';
import { paths } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { moneyOrUnknown } from '../components/money.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import { hours } from '../events/dates.ts';
import { splitExample } from '../events/show.ts';
import type { Page, Ui } from '../ui.ts';

export interface PaperView {
  ceremony: CeremonyDetail;
  desk: Desk;
}

/** Running order, signature sheet and table cards; each prints on pages of its own. */
export function paperPage(ui: Ui, view: PaperView): Page {
  const { t } = ui;
  const { ceremony, desk } = view;
  return {
    title: t('paper.title', { title: ceremony.title }),
    section: 'events',
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('ceremonies.title'), href: paths.ceremonies() },
      { label: ceremony.title, href: paths.ceremony(ceremony.slug) },
      { label: t('ceremony.paper') },
    ],
    body: html`<div class="paper">
      <h1 class="page-title page-title-long">${t('paper.title', { title: ceremony.title })}</h1>
      ${desk.grants.length === 0 ? html`<p class="paper-lead">${t('paper.empty')}</p>` : parts(ui, view)}
    </div>`,
  };
}

function parts(ui: Ui, view: PaperView): HtmlSafeString {
  const { t } = ui;
  const { desk } = view;
  return html`<p class="paper-lead">
    ${t('paper.lead')} ${t('paper.print')}
    <a href="#order">${t('paper.order')}</a> · <a href="#sheet">${t('paper.sheet')}</a> · <a href="#cards">${t('paper.cards')}</a>
  </p>
  ${part(ui, view, 'order', t('paper.order'), order(ui, desk))}
  ${part(ui, view, 'sheet', t('paper.sheet'), sheet(ui, desk))}
  <section class="paper-part paper-cards" id="cards">
    <h2 class="section-title">${t('paper.cards')}</h2>
    ${desk.grants.map((grant) => card(ui, grant))}
  </section>`;
}

function part(
  ui: Ui,
  { ceremony }: PaperView,
  id: string,
  title: string,
  body: HtmlSafeString,
): HtmlSafeString {
  const { plannedOn, plannedFrom, plannedUntil, place } = ceremony;
  const when =
    plannedOn === null
      ? ''
      : html`${dateText(plannedOn, ui, 'weekday')}${plannedFrom === null ? '' : html`, ${hours(ui, plannedFrom, plannedUntil)}`}`;
  return html`<div class="paper-part">
    ${section({ title: `${title}: ${splitExample(ceremony.title).text}`, id, note: html`${when}${place === null ? '' : html` · ${place}`}`, body })}
  </div>`;
}

/** For the host: who is called when, and who comes forward. */
function order(ui: Ui, desk: Desk): HtmlSafeString {
  const { t } = ui;
  return dataTable<'number' | 'grantee' | 'signatory' | 'amount' | 'remarks'>({
    caption: t('paper.order'),
    isCaptionHidden: true,
    columns: [
      { key: 'number', label: t('paper.column.number'), kind: 'number', align: 'start' },
      { key: 'grantee', label: t('paper.column.grantee'), kind: 'name' },
      { key: 'signatory', label: t('paper.column.signatory') },
      { key: 'amount', label: t('paper.column.amount'), kind: 'figure' },
      { key: 'remarks', label: t('paper.remarks') },
    ],
    rows: desk.grants.map((grant) => ({
      cells: {
        number: String(grant.position),
        grantee: grantee(ui, grant),
        signatory: grant.granteeSignatory || '\u2003',
        amount: moneyOrUnknown(grant.amountMinor, grant.currency, ui),
        remarks: '\u2003',
      },
    })),
  });
}

/** Should every device fail: paper on which the day is logged by hand. */
function sheet(ui: Ui, desk: Desk): HtmlSafeString {
  const { t } = ui;
  const programme = desk.grants.find(({ programmeSignatory }) => programmeSignatory)?.programmeSignatory;
  return html`${dataTable<'number' | 'grantee' | 'signatory' | 'time' | 'signature'>({
    caption: t('paper.sheet'),
    isCaptionHidden: true,
    columns: [
      { key: 'number', label: t('paper.column.number'), kind: 'number', align: 'start' },
      { key: 'grantee', label: t('paper.column.grantee'), kind: 'name' },
      { key: 'signatory', label: t('paper.column.signatory') },
      { key: 'time', label: t('paper.column.time') },
      { key: 'signature', label: t('paper.column.signature') },
    ],
    rows: desk.grants.map((grant) => ({
      cells: {
        number: String(grant.position),
        grantee: html`${grantee(ui, grant)} <span class="reference note">${grant.reference}</span>`,
        signatory: grant.granteeSignatory || '\u2003',
        time: '\u2003',
        signature: html`<span class="paper-line"></span>`,
      },
    })),
  })}
    <p class="paper-programme">${t('paper.forProgramme')}: ${programme ?? ''} <span class="paper-line"></span></p>`;
}

function grantee(ui: Ui, { name, language, country }: DeskGrant): HtmlSafeString {
  return html`${nameText({ name: splitExample(name).text, lang: language })}${
    country === null ? '' : html` <span class="note">${countryLabel(country, ui)}</span>`
  }`;
}

/** A card to stand on the table: the name in the grantee's own script, large. */
function card(
  ui: Ui,
  { position, name, language, latin, country, granteeSignatory }: DeskGrant,
): HtmlSafeString {
  return html`<div class="paper-card">
    <p class="paper-card-number">${position}</p>
    <p class="paper-card-name">${nameText({ name: splitExample(name).text, lang: language })}</p>
    ${latin === null ? '' : html`<p class="paper-card-latin">${splitExample(latin).text}</p>`}
    <p class="paper-card-person">${granteeSignatory}</p>
    <p class="note">${country === null ? '' : countryLabel(country, ui)}</p>
  </div>`;
}
