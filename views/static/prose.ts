import { html, type HtmlSafeString } from '@prairielearn/html';
import { paths } from '#paths.ts';
import type { MessageKey } from '#language/translate.ts';
import type { Content } from '../components/content.ts';
import { phrase } from '../components/phrase.ts';
import type { Page, Ui } from '../ui.ts';

/** A heading and what stands under it. */
export interface Part {
  heading: MessageKey;
  id?: string;
  body: Content[];
}

/** A page of text: title, one sentence that says it all, then parts with headings. */
export function prosePage(ui: Ui, title: MessageKey, lead: MessageKey, parts: Part[]): Page {
  const { t } = ui;
  return {
    title: t(title),
    crumbs: [{ label: t('general.registry'), href: paths.home() }, { label: t(title) }],
    body: html`
      <h1 class="page-title">${t(title)}</h1>
      <p class="lead">${t(lead)}</p>
      <div class="prose">${parts.map((part) => partOf(ui, part))}</div>
    `,
  };
}

function partOf({ t }: Ui, { heading, id, body }: Part): HtmlSafeString {
  return html`<h2 ${id ? html`id="${id}"` : ''}>${t(heading)}</h2>
    ${body}`;
}

/** A paragraph of the catalogue; values are links or markup of components. */
export function paragraph(
  ui: Ui,
  key: MessageKey,
  values: Record<string, Content | number> = {},
): HtmlSafeString {
  return html`<p>${phrase(ui, key, values)}</p>`;
}

/** Several sentences of the catalogue as a list. */
export function points(ui: Ui, keys: readonly MessageKey[]): HtmlSafeString {
  return html`<ul>
    ${keys.map((key) => html`<li>${ui.t(key)}</li>`)}
  </ul>`;
}

/** A link within a paragraph. */
export function linkTo(ui: Ui, key: MessageKey, href: string): HtmlSafeString {
  return html`<a href="${href}">${ui.t(key)}</a>`;
}
