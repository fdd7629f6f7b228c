import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content } from './content.ts';

export interface Button {
  label: Content;
  /** Sent with the form where a form has several buttons. */
  name?: string | undefined;
  value?: string | undefined;
  type?: 'submit' | 'button' | undefined;
  isSmall?: boolean | undefined;
  isWide?: boolean | undefined;
  /** The id of the form that it sends, where it stands outside of it. */
  form?: string | undefined;
  /** Said after the label to those who do not see what the button stands beside. */
  spoken?: string | undefined;
}

/** The one main act of a view. */
export function mainButton(button: Button): HtmlSafeString {
  return anyButton(button, html`data-variant="primary"`);
}

/** Any other act. */
export function plainButton(button: Button): HtmlSafeString {
  return anyButton(button, html`data-variant="secondary" data-color="neutral"`);
}

/** An act that takes something away. */
export function dangerButton(button: Button): HtmlSafeString {
  return anyButton(button, html`data-variant="secondary" data-color="danger"`);
}

/** An act that reads as a link within text: it still posts. */
export function quietButton(button: Button): HtmlSafeString {
  return html`<button class="quiet-button" ${attributes(button)}>${words(button)}</button>`;
}

export interface LinkButton {
  label: Content;
  href: string;
  kind?: 'main' | 'plain' | 'danger' | undefined;
  isSmall?: boolean | undefined;
  isWide?: boolean | undefined;
}

/** A link that is drawn as a button: it leads to where the act is done. */
export function linkButton({ label, href, kind = 'plain', isSmall, isWide }: LinkButton): HtmlSafeString {
  const variant = {
    main: html`data-variant="primary"`,
    plain: html`data-variant="secondary" data-color="neutral"`,
    danger: html`data-variant="secondary" data-color="danger"`,
  }[kind];
  return html`<a class="${classes({ isSmall, isWide })}" ${variant} href="${href}">${label}</a>`;
}

function anyButton(button: Button, variant: HtmlSafeString): HtmlSafeString {
  return html`<button class="${classes(button)}" ${variant} ${attributes(button)}>${words(button)}</button>`;
}

function classes({ isSmall, isWide }: Pick<Button, 'isSmall' | 'isWide'>): string {
  return `ds-button${isSmall ? ' button-small' : ''}${isWide ? ' button-wide' : ''}`;
}

function attributes({ type = 'submit', name, value, form }: Button): HtmlSafeString {
  return html`type="${type}" ${name ? html`name="${name}"` : ''} ${value === undefined ? '' : html`value="${value}"`}
  ${form ? html`form="${form}"` : ''}`;
}

function words({ label, spoken }: Button): HtmlSafeString {
  return html`${label}${spoken ? html`<span class="visually-hidden"> ${spoken}</span>` : ''}`;
}
