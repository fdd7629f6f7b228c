import { html, type HtmlSafeString } from '@prairielearn/html';
import { languageNames, languages, type Language } from '#language/languages.ts';
import { paths } from '#paths.ts';
import { mark } from './components/mark.ts';
import { sign } from './components/sign.ts';
import { sections, type Section, type Ui } from './ui.ts';

const sectionPaths: Record<Section, string> = {
  organisations: paths.organisations(),
  grants: paths.grants(),
  events: paths.events(),
  coalitions: paths.coalitions(),
  partners: paths.partners(),
  solutions: paths.solutions(),
  reports: paths.reports(),
};

/**
 * Mark and name, the sections, search, language, the person. On a phone everything but search folds under
 * “Menu” by the browser's own means; on a wide page the fold is always open and its summary is gone.
 *
 * @param namesNobody whether it leaves out who is signed in.
 */
export function siteHeader(ui: Ui, current: Section | undefined, namesNobody = false): HtmlSafeString {
  const { t } = ui;
  return html`<header class="header" ${ui.person ? html`data-person` : ''}>
    ${ui.parts.keep('brand', () => brand(ui))}
    <details class="menu">
      <summary>${sign('lines')} ${t('general.menu')}</summary>
      <div class="menu-body">
        ${ui.parts.keep(`sections ${current ?? ''}`, () => sectionLinks(ui, current))}
        <div class="tools">
          <a class="header-search wide-only" href="${paths.search()}"
            >${sign('search')} <span class="header-word">${t('general.search')}</span></a
          >
          ${languageSwitch(ui)} ${namesNobody ? '' : personLinks(ui)}
        </div>
      </div>
    </details>
  </header>`;
}

function brand({ t }: Ui): HtmlSafeString {
  return html`<a class="brand" href="${paths.home()}">
      ${mark(32)}
      <span class="brand-words"
        ><span class="brand-name">${t('general.siteName')}</span
        ><span class="brand-region">${t('general.region')}</span></span
      >
    </a>
    <a class="header-search narrow-only" href="${paths.search()}"
      >${sign('search')}<span class="visually-hidden">${t('general.search')}</span></a
    >`;
}

function sectionLinks({ t }: Ui, current: Section | undefined): HtmlSafeString {
  return html`<nav class="sections" aria-label="${t('general.sections')}">
    <ul>
      ${sections.map(
        (section) =>
          html`<li>
            <a href="${sectionPaths[section]}" ${section === current ? html`aria-current="true"` : ''}
              >${t(`general.${section}`)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function languageSwitch(ui: Ui): HtmlSafeString {
  return html`<form class="languages" method="post" action="${paths.language()}" aria-label="${ui.t('general.language')}">
    <input type="hidden" name="return_to" value="${ui.url}" />
    ${languages.map((language) => languageButton(language, language === ui.language))}
  </form>`;
}

function languageButton(language: Language, isCurrent: boolean): HtmlSafeString {
  const name = languageNames[language];
  const code = html`<span aria-hidden="true">${language.toUpperCase()}</span
    ><span class="visually-hidden" lang="${language}">${name}</span>`;
  return isCurrent
    ? html`<span class="language-current" aria-current="true">${code}</span>`
    : html`<button class="quiet-button" type="submit" name="language" value="${language}">${code}</button>`;
}

function personLinks(ui: Ui): HtmlSafeString {
  const { t, person } = ui;
  if (!person) {
    const isSigningIn = ui.url.startsWith(paths.signIn());
    return html`<a href="${paths.signIn(isSigningIn ? undefined : ui.url)}">${t('general.signIn')}</a>`;
  }
  return html`<a class="header-person" href="${paths.admin()}">${person.name}</a>
    <a href="${paths.account()}">${t('general.account')}</a>
    <form method="post" action="${paths.signOut()}">
      <button class="quiet-button" type="submit">${t('general.signOut')}</button>
    </form>`;
}
