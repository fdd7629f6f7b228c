import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Desk, DeskGrant } from '#features/desk/model.ts';
import { deskResource } from '#features/desk/resource.ts';
import { formatHour, formatMoney } from '#language/format.ts';
import { api } from '#api-paths.ts';
import { paths } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import { FOOTNOTE } from '../components/footnote.ts';
import { mark } from '../components/mark.ts';
import { nameText } from '../components/name.ts';
import { summaryLine } from '../events/form.ts';
import { splitExample } from '../events/show.ts';
import type { Page, Ui } from '../ui.ts';
import { asideList, asideTemplate } from './aside.ts';
import { deskForm } from './form.ts';
import { deskLine } from './line.ts';
import { deskList, stateTemplates } from './list.ts';
import { deskWords } from './words.ts';

export interface DeskView {
  desk: Desk;
  /** The grant that is up; undefined where the list is empty. */
  up: DeskGrant | undefined;
  /** For what is pressed on this page without script. */
  key: string;
  /** Names and time stand in fields. */
  isChanging: boolean;
  /** The page as a device keeps it: it names nobody, its script fills it. */
  isShell: boolean;
  /** Public id of who is signed in; the kept page does not say, the device remembers. */
  presser: string | undefined;
  problems: Problem[];
}

/** The desk: the grant that is up fills the left, the list and the total stand right, the connection below. */
export function deskPage(ui: Ui, view: DeskView): Page {
  const { t } = ui;
  const { desk, up, isShell, problems } = view;
  return {
    title: t('desk.titleOf', { title: desk.title }),
    isAlone: 'desk',
    isUnlisted: true,
    hasErrors: problems.length > 0,
    scripts: ['desk/desk.js'],
    body: html`<div
        class="desk"
        id="desk"
        data-slug="${desk.slug}"
        data-api="${api.desk(desk.slug)}"
        data-entries="${api.entries(desk.slug)}"
        data-refused="${api.refusedEntries(desk.slug)}"
        data-asides="${paths.entries(desk.slug)}"
        data-changes="${paths.deskChanges(desk.slug)}"
        data-page="${paths.desk(desk.slug)}"
        data-worker="${paths.deskWorker()}"
        data-sign-in="${paths.signIn(paths.desk(desk.slug))}"
        data-practice="${ui.isPractice ? 'yes' : 'no'}"
        data-language="${ui.language}"
        data-words="${deskWords(ui)}"
        ${view.presser === undefined ? '' : html`data-presser="${view.presser}"`}
        ${isShell ? '' : html`data-desk="${JSON.stringify(deskResource(desk, t))}"`}
      >
        ${deskHead(ui, desk, isShell)}
        <div class="desk-body">
          <main class="desk-up" id="main" tabindex="-1">
            ${
              problems.length > 0
                ? errorSummary(
                    ui,
                    problems.map((problem) => summaryLine(ui, problem)),
                  )
                : ''
            }
            ${desk.closedAt === null ? '' : html`<p class="desk-closed">${t('desk.closed')}</p>`}
            ${up ? html`${upHead(ui, desk, up)} ${deskForm(ui, view, up)} ${asideList(ui, desk.slug, isShell ? [] : up.entries)}` : empty(ui)}
          </main>
          ${deskList(ui, view)}
        </div>
        ${deskLine(ui, view)}
      </div>
      ${stateTemplates(ui)} ${asideTemplate(ui, desk.slug)} ${FOOTNOTE}`,
  };
}

function deskHead(ui: Ui, desk: Desk, isShell: boolean): HtmlSafeString {
  const { t } = ui;
  const { text, example } = splitExample(desk.title);
  return html`<header class="desk-head">
    ${mark(32)}
    <p class="desk-title">
      <strong>${text}</strong> ${example ? html`<span class="example-mark">${example}</span>` : ''}
      <span class="note">${t('desk.title')}</span>
    </p>
    <p class="desk-clock"><time id="desk-clock" datetime="${new Date().toISOString()}">${formatHour(new Date().toISOString(), ui.language)}</time></p>
    <p class="desk-person">${isShell ? '' : (ui.person?.name ?? '')}</p>
    <a href="${paths.ceremony(desk.slug)}">${t('desk.leave')}</a>
  </header>`;
}

function upHead(ui: Ui, desk: Desk, up: DeskGrant): HtmlSafeString {
  const { t } = ui;
  const { position, reference, country, schemeName, name, language, latin, amountMinor, currency } = up;
  return html`<ul class="desk-facts" id="up-facts">
      <li><strong id="up-place">${t('desk.place', { position, count: desk.grants.length })}</strong></li>
      <li class="reference" id="up-reference">${reference}</li>
      <li id="up-country">${country === null ? '' : countryLabel(country, ui)}</li>
      <li id="up-scheme">${schemeName ?? ''}</li>
    </ul>
    <h1 class="desk-name" id="up-name">${nameText({ name, lang: language })}</h1>
    <p class="desk-latin" id="up-latin">${latin === null ? '' : splitExample(latin).text}</p>
    <p class="desk-amount">
      <span class="money" id="up-amount">${amountMinor === null || currency === null ? t('general.notPublished') : formatMoney(amountMinor, currency, ui.language)}</span>
      <span class="note" id="up-title">${up.title ?? ''}</span>
    </p>`;
}

function empty({ t }: Ui): HtmlSafeString {
  return html`<h1 class="desk-name">${t('desk.empty')}</h1>`;
}
