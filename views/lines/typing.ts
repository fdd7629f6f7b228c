import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { lineKinds } from '#features/lines/kinds.ts';
import type { LineRow, TypedSession } from '#features/lines/queries.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { dateField, radioGroup, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { pageHead } from '../components/page-head.ts';
import type { Page, Ui } from '../ui.ts';
import { lineFacts } from './line.ts';

export type TypedLine = Record<'kind' | 'text' | 'owner' | 'dueOn' | 'key', string>;

export interface Typing {
  session: TypedSession;
  lines: LineRow[];
  typed: Partial<TypedLine>;
  problems: Problem[];
  /** Sent again by a lost network, the line of this key stands once. */
  key: string;
}

/** Where staff type what a session says, one line at a time. */
export function typingPage(ui: Ui, typing: Typing): Page {
  const { t } = ui;
  const { session, problems } = typing;
  return {
    title: t('lines.typeAt', { session: session.title }),
    section: 'events',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('events.title'), href: paths.events() },
      { label: session.event.title, href: paths.event(session.event.slug) },
      { label: t('lines.title'), href: paths.eventLines(session.event.slug) },
      { label: session.title },
    ],
    body: html`
      ${pageHead({ title: session.title, kicker: t('lines.title'), isLong: true })}
      <div id="session-lines" class="form-width">${typingPart(ui, typing)}</div>
    `,
  };
}

/** The lines so far and the form for the next one; with script only this is drawn anew. */
export function typingPart(ui: Ui, { session, lines, typed, problems, key }: Typing): HtmlSafeString {
  const { t } = ui;
  const { at, summary } = formErrors(ui, problems, 'text');
  const address = paths.sessionLines(session.event.slug, session.slug);
  return html`
    <ol class="session-lines" role="status">
      ${lines.map((line) => html`<li id="line-${line.id}">${lineFacts(ui, session.event.slug, line)}</li>`)}
    </ol>
    ${summary}
    <form method="post" action="${address}" hx-post="${address}" hx-target="#session-lines" novalidate>
      <input type="hidden" name="key" value="${key}" />
      ${radioGroup({ name: 'kind', label: t('lines.kind'), value: typed.kind || 'solution', error: at('kind'), isInline: true, options: lineKinds.map((value) => ({ value, label: t(`line.kind.${value}`) })) })}
      ${textField({ name: 'text', label: t('lines.text'), value: problems.length > 0 ? typed.text : '', error: at('text'), autocomplete: 'off' })}
      <div class="field-row">
        ${textField({ name: 'owner', label: t('lines.owner'), value: typed.owner, error: at('owner'), width: 'medium', isOptional: t('general.optional') })}
        ${dateField({ name: 'dueOn', label: t('lines.dueOn'), value: typed.dueOn, error: at('dueOn'), isOptional: t('general.optional') })}
      </div>
      <div class="actions">
        ${mainButton({ label: t('lines.add') })}
        <a href="${paths.eventLines(session.event.slug)}">${t('lines.toBoard')}</a>
      </div>
    </form>
  `;
}
