import { html, type HtmlSafeString } from '@prairielearn/html';
import { paths } from '#paths.ts';
import { FOOTNOTE } from './components/footnote.ts';
import { instantText } from './components/date.ts';
import { phrase } from './components/phrase.ts';
import { siteHeader } from './header.ts';
import type { Crumb, Page, Ui } from './ui.ts';

/** Settle styles would be copied onto elements with an id, which the policy on styles refuses. */
const HTMX_CONFIG = '{"defaultSettleDelay":0,"includeIndicatorCSS":false}';

/** The only `<html>` of the registry: everything around a page's body. */
export function layout(ui: Ui, page: Page): HtmlSafeString {
  const { t, language } = ui;
  const title = page.hasErrors ? t('general.error', { title: page.title }) : page.title;
  return html`<!doctype html>
    <html lang="${language}" data-color-scheme="auto" data-size="sm">
      <head>
        <meta charset="utf-8" />
        <title>${title} – ${t('general.siteName')}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content="${HTMX_CONFIG}" />
        ${page.isUnlisted ? html`<meta name="robots" content="noindex" />` : ''}
        <link rel="icon" href="/assets/icons/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/site.css" />
        <script src="/assets/htmx.js" defer></script>
        <script src="/assets/script/site.js" type="module"></script>
        ${(page.scripts ?? []).map(script)}
        ${ui.person ? script('desk/sign-out.js') : ''}
      </head>
      ${page.isAlone ? alone(ui, page, page.isAlone) : withinSite(ui, page)}
    </html>`;
}

/** A module of our own by its name, or a library's script by its address; both run when the page is there, in order. */
function script(name: string): HtmlSafeString {
  return name.startsWith('/')
    ? html`<script src="${name}" defer></script>`
    : html`<script src="/assets/script/${name}" type="module"></script>`;
}

/** A page that fills the screen: it says itself where the footnote stands. */
function alone(ui: Ui, page: Page, name: string): HtmlSafeString {
  return html`<body class="alone alone-${name}" data-saving="${ui.t('general.saving')}">
    ${ui.isPractice && name !== 'stage' ? practiceBand(ui) : ''} ${page.body}
  </body>`;
}

function withinSite(ui: Ui, page: Page): HtmlSafeString {
  const { t } = ui;
  return html`<body data-saving="${t('general.saving')}" data-unsent="${t('desk.signOutAsks')}">
        <a class="skip-link" href="#main">${t('general.skip')}</a>
        ${ui.isPractice ? practiceBand(ui) : ''} ${siteHeader(ui, page.section, page.namesNobody)}
        <div class="page">
          ${page.crumbs && page.crumbs.length > 0 ? breadcrumbs(ui, page.crumbs) : ''}
          <main id="main" tabindex="-1">${page.body}</main>
        </div>
        ${footer(ui, page)}
      </body>`;
}

function practiceBand(ui: Ui): HtmlSafeString {
  const { t } = ui;
  return html`<section class="practice-band" aria-label="${t('practiceBand.title')}">
    <p><strong>${t('practiceBand.title')}</strong> ${t('practiceBand.text')}</p>
    <form method="post" action="${paths.practice()}">
      <button class="practice-leave" type="submit">${t('practiceBand.leave')}</button>
    </form>
  </section>`;
}

function breadcrumbs(ui: Ui, crumbs: readonly Crumb[]): HtmlSafeString {
  return html`<nav class="crumbs" aria-label="${ui.t('general.breadcrumbs')}">
    <ol>
      ${crumbs.map(
        ({ label, href }) =>
          html`<li>${href ? html`<a href="${href}">${label}</a>` : html`<span aria-current="page">${label}</span>`}</li>`,
      )}
    </ol>
  </nav>`;
}

function footer(ui: Ui, page: Page): HtmlSafeString {
  const history = ui.person?.isStaff ? page.history : undefined;
  return html`<footer class="footer">
    ${FOOTNOTE} ${ui.parts.keep(`footer ${history ?? ''}`, () => footerLine(ui, history))}
  </footer>`;
}

function footerLine(ui: Ui, history: string | undefined): HtmlSafeString {
  const { t } = ui;
  const links = [
    [t('footer.openData'), paths.openData()],
    [t('footer.api'), paths.docs()],
    [t('footer.counting'), paths.counting()],
    [t('footer.privacy'), paths.privacy()],
    [t('footer.accessibility'), paths.accessibility()],
    [t('footer.about'), paths.about()],
  ] as const;
  return html`<div class="footer-line">
    <p>${phrase(ui, 'footer.changed', { when: instantText(ui.changedAt, ui) })}</p>
    <ul>
      ${history ? html`<li><a href="${history}">${t('history.title')}</a></li>` : ''} ${links.map(([label, href]) => html`<li><a href="${href}">${label}</a></li>`)}
    </ul>
  </div>`;
}
