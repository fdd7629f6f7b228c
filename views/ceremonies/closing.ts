import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { OpenEnds } from '#features/ceremonies/closing.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { errorSummary } from '../components/error-summary.ts';
import { summaryLine } from '../events/form.ts';
import type { Page, Ui } from '../ui.ts';

export interface ClosingView {
  slug: string;
  title: string;
  closedAt: string | null;
  signed: number;
  count: number;
  open: OpenEnds;
  problems: Problem[];
}

/** Closing cannot be undone: the numbers stand in the button, and what is still open is said first. */
export function closingPage(ui: Ui, view: ClosingView): Page {
  const { t } = ui;
  const { slug, title, signed, count, open, problems, closedAt } = view;
  const mayClose = closedAt === null && open.places.length === 0 && open.waiting === 0;
  return {
    title: `${t('closing.title')}: ${title}`,
    section: 'events',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('ceremonies.title'), href: paths.ceremonies() },
      { label: title, href: paths.ceremony(slug) },
      { label: t('closing.title') },
    ],
    body: html`
      <h1 class="page-title">${t('closing.title')}</h1>
      <div class="form-width" id="title">
        ${
          problems.length > 0
            ? errorSummary(
                ui,
                problems.map((problem) => summaryLine(ui, problem)),
              )
            : ''
        }
        <p class="lead">${closedAt === null ? t('closing.lead') : t('ceremony.closed')}</p>
        ${closedAt === null && !mayClose ? openList(ui, slug, open) : ''}
        ${
          mayClose
            ? html`<form method="post" action="${paths.closing(slug)}">
              <div class="actions">
                ${mainButton({ label: t('closing.button', { signed, count }) })}
                <a href="${paths.ceremony(slug)}">${t('general.cancel')}</a>
              </div>
            </form>`
            : html`<p class="actions"><a href="${paths.ceremony(slug)}">${title}</a></p>`
        }
      </div>
    `,
  };
}

function openList({ t }: Ui, slug: string, { places, waiting }: OpenEnds): HtmlSafeString {
  return html`<p>${t('closing.open')}</p>
    <ul class="side-list">
      ${waiting > 0 ? html`<li><a href="${paths.entries(slug)}">${t('closing.waiting', { count: waiting })}</a></li>` : ''}
      ${places.map(
        ({ reference, position }) =>
          html`<li><a href="${paths.desk(slug, reference)}">${t('closing.place', { position })}</a></li>`,
      )}
    </ul>`;
}
