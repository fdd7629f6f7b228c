import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { lineKinds } from '#features/lines/kinds.ts';
import type { LineRow, TypedSession } from '#features/lines/queries.ts';
import { api } from '#api-paths.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { dateField, radioGroup, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { pageHead } from '../components/page-head.ts';
import { countedWords, scriptWords } from '../components/script-words.ts';
import { sign } from '../components/sign.ts';
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
  /** The page as a device keeps it: it names nobody, neither at the top nor in a line. */
  isShell: boolean;
  /** Public id of who is signed in. */
  typist: string | undefined;
}

/** Where staff type what a session says, one line at a time; its script keeps each line on the device first. */
export function typingPage(ui: Ui, typing: Typing): Page {
  const { t } = ui;
  const { session, lines, problems, isShell } = typing;
  const { event } = session;
  return {
    title: t('lines.typeAt', { session: session.title }),
    section: 'events',
    hasErrors: problems.length > 0,
    namesNobody: isShell,
    scripts: ['lines/lines.js'],
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('events.title'), href: paths.events() },
      { label: event.title, href: paths.event(event.slug) },
      { label: t('lines.title'), href: paths.eventLines(event.slug) },
      { label: session.title },
    ],
    body: html`
      ${pageHead({ title: session.title, kicker: t('lines.title'), isLong: true })}
      <div
        id="session-lines"
        class="form-width"
        data-page="${paths.sessionLines(event.slug, session.slug)}"
        data-api="${api.sessionLines(event.slug, session.slug)}"
        data-worker="${paths.linesWorker()}"
        ${isShell || typing.typist === undefined ? '' : html`data-typist="${typing.typist}"`}
        data-practice="${ui.isPractice ? 'yes' : 'no'}"
        data-language="${ui.language}"
        data-words="${linesWords(ui)}"
      >
        <ol class="session-lines" id="lines" aria-live="polite">
          ${isShell ? '' : lines.map((line) => html`<li id="line-${line.id}">${lineFacts(ui, event.slug, line)}</li>`)}
        </ol>
        <ol class="session-lines" id="kept-lines" aria-label="${t('lines.onDevice')}" hidden></ol>
        ${connection(ui, session)} ${typingForm(ui, typing)}
      </div>
    `,
  };
}

function typingForm(ui: Ui, { session, typed, problems, key }: Typing): HtmlSafeString {
  const { t } = ui;
  const { at, summary } = formErrors(ui, problems, 'text');
  return html`
    ${summary}
    <form method="post" id="line-form" action="${paths.sessionLines(session.event.slug, session.slug)}" novalidate>
      <input type="hidden" name="key" value="${key}" />
      ${radioGroup({ name: 'kind', label: t('lines.kind'), value: typed.kind || 'solution', error: at('kind'), isInline: true, options: lineKinds.map((value) => ({ value, label: t(`line.kind.${value}`) })) })}
      ${textField({ name: 'text', label: t('lines.text'), value: typed.text, error: at('text'), autocomplete: 'off' })}
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

/** How many lines wait on this device and why; and what its script draws of them. */
function connection(ui: Ui, session: Typing['session']): HtmlSafeString {
  const { t } = ui;
  const signIn = paths.signIn(paths.sessionLines(session.event.slug, session.slug));
  return html`
    <div class="lines-connection">
      <p role="status" id="lines-state"></p>
      <a id="lines-sign-in" href="${signIn}" hidden>${t('desk.signIn')}</a>
      <button class="quiet-button" type="button" id="lines-try" hidden>${t('desk.tryNow')}</button>
    </div>
    <template id="kept-line">
      <li class="kept-line">
        <p class="line-text"><span class="line-kind" data-part="kind"></span> <span data-part="text"></span></p>
        <p class="note">
          <span data-part="owner"></span> <span data-part="due"></span> <span data-part="state"></span>
          <button class="quiet-button" type="button">${t('lines.putBack')}</button>
        </p>
      </li>
    </template>
    <template id="wrong-field"><p class="field-error">${sign('cross')}<span></span></p></template>
  `;
}

function linesWords(ui: Ui): string {
  return JSON.stringify({
    ...scriptWords(ui, [
      'desk.signInToSend',
      'desk.sending',
      'desk.noNetwork',
      'lines.allSent',
      'lines.due',
      'lines.elsewhere',
      'lines.kept',
      'lines.unknown',
      'problem.dateUnreadable',
      'problem.lineText',
      ...lineKinds.map((kind) => `line.kind.${kind}` as const),
    ]),
    ...countedWords(ui, ['desk.kept', 'lines.refused']),
  });
}
