import { html, type HtmlSafeString } from '@prairielearn/html';
import type { DeskGrant } from '#features/desk/model.ts';
import { mayPress, reasonsToWait, type EntryKind } from '#features/desk/rules.ts';
import { formatHour } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { sign } from '../components/sign.ts';
import { errorAt } from '../events/form.ts';
import type { Ui } from '../ui.ts';
import type { DeskView } from './desk.ts';

/** Names and time, what happens step by step, and what else may happen: one form, a button for each press. */
export function deskForm(ui: Ui, view: DeskView, up: DeskGrant): HtmlSafeString {
  const { desk, key, isChanging } = view;
  const { standing } = up;
  const signedKey = up.entries.findLast(
    ({ kind, outcome }) => outcome === 'stands' && (kind === 'signed' || kind === 'signed_remotely'),
  )?.key;
  return html`<form
    class="desk-form"
    id="desk-form"
    method="post"
    action="${paths.entries(desk.slug)}"
    novalidate
    ${isChanging ? 'data-changing' : ''}
  >
    <input type="hidden" name="key" value="${key}" />
    <input type="hidden" name="grant" id="grant" value="${up.reference}" />
    <input type="hidden" name="corrects" value="${standing.last?.key ?? ''}" />
    <input type="hidden" name="signedKey" value="${signedKey ?? ''}" />
    ${cells(ui, view, up)} ${rules(ui, up)} ${steps(ui, view, up)} ${others(ui, up)}
  </form>`;
}

function cells(ui: Ui, view: DeskView, up: DeskGrant): HtmlSafeString {
  const { t, language } = ui;
  const at = up.standing.step.startsWith('signed') ? up.standing.at : null;
  return html`<div class="desk-cells">
    ${cell(ui, view, up, 'granteeSignatory', t('desk.signsForGrantee'))}
    ${cell(ui, view, up, 'programmeSignatory', t('desk.signsForProgramme'))}
    <div class="desk-cell desk-cell-time">
      <span class="desk-label" id="time-label">${t('desk.time')}</span>
      <span class="desk-value" id="up-time">${formatHour(at ?? new Date().toISOString(), language)}</span>
      <input
        class="ds-input desk-input"
        id="signedTime"
        aria-labelledby="time-label"
        autocomplete="off"
        inputmode="numeric"
        disabled
        value="${formatHour(at ?? new Date().toISOString(), language)}"
      />
    </div>
  </div>`;
}

function cell(
  ui: Ui,
  { desk, problems, isShell }: DeskView,
  up: DeskGrant,
  field: 'granteeSignatory' | 'programmeSignatory',
  label: string,
): HtmlSafeString {
  const { t } = ui;
  const value = isShell ? '' : up[field];
  const error = errorAt(ui, problems, field);
  return html`<div class="desk-cell" ${error ? html`data-invalid` : ''}>
    <label class="desk-label" for="${field}">${label}</label>
    <a class="desk-change" href="${withQuery(paths.desk(desk.slug), { grant: up.reference, change: 'yes' })}#${field}"
      >${t('desk.change')}<span class="visually-hidden"> ${t('desk.changeOf', { label })}</span></a
    >
    <span class="desk-value" id="value-${field}">${value || html`<em class="unknown">${t('desk.nobody')}</em>`}</span>
    <input
      class="ds-input desk-input"
      id="${field}"
      name="${field}"
      value="${value}"
      maxlength="200"
      autocomplete="off"
      spellcheck="false"
      ${error ? html`aria-invalid="true" aria-describedby="${field}-error"` : ''}
    />
    ${error ? html`<p class="desk-error" id="${field}-error">${error}</p>` : ''}
  </div>`;
}

/** Said only where something stands against the signing: the rules that fail or cannot be told. */
function rules(ui: Ui, up: DeskGrant): HtmlSafeString {
  const { t } = ui;
  const found = [...up.rules.ceremony.filter(({ outcome }) => outcome === 'fail'), ...up.rules.scheme];
  const failed = found.filter(({ outcome }) => outcome === 'fail');
  const untold = found.filter(({ outcome }) => outcome === 'cannot_tell');
  const isSigned = !mayPress('signed', up.standing);
  const isShown = !isSigned && failed.length + untold.length > 0;
  return html`<div class="desk-rules" id="up-rules" ${isShown ? '' : 'hidden'}>
    <p id="rules-lead">${t(failed.length > 0 ? 'desk.ruleFails' : 'desk.ruleUntold')}</p>
    <ul id="rules-list">
      ${[...failed, ...untold].map(({ message, values }) => html`<li>${t(message, values)}</li>`)}
    </ul>
    <p class="desk-seen" id="rules-seen" ${untold.length > 0 && failed.length === 0 ? '' : 'hidden'}>
      <label for="seenReason">${t('desk.seen')}</label>
      <input class="ds-input" id="seenReason" name="seenReason" value="${up.seenReason}" maxlength="1000" autocomplete="off" />
    </p>
  </div>`;
}

function steps(ui: Ui, { desk }: DeskView, up: DeskGrant): HtmlSafeString {
  const { t } = ui;
  const { standing } = up;
  const isSigned = !mayPress('signed', standing);
  const next = desk.grants.find(({ position }) => position === up.position + 1);
  const waits = reasonsToWait({
    ...up,
    scheme: up.rules.scheme,
    ceremony: up.rules.ceremony,
  }).some((reason) => reason !== 'names');
  return html`<div class="desk-steps" role="group" aria-label="${t('desk.step')}">
    ${step(ui, up, 'called', standing.calledAt, 'C')} ${step(ui, up, 'present', standing.presentAt, 'I')}
    <button class="desk-sign" id="press-signed" type="submit" name="kind" value="signed" ${isSigned ? 'hidden' : ''}>
      <strong>${t('desk.sign')}</strong> <kbd>Enter</kbd>
      <span id="sign-note">${t(waits ? 'desk.signWaits' : 'desk.signNote')}</span>
    </button>
    <a
      class="desk-sign desk-next"
      id="next-grant"
      href="${next ? paths.desk(desk.slug, next.reference) : paths.ceremony(desk.slug)}"
      ${isSigned ? '' : 'hidden'}
    >
      <strong id="next-word">${t(next ? 'desk.nextGrant' : 'desk.end')}</strong> <kbd>Enter</kbd>
      <span id="next-name">${next?.name ?? t('desk.leave')}</span>
    </a>
    <button class="desk-correct ds-button" id="press-corrected" type="submit" name="kind" value="corrected" ${isSigned ? '' : 'hidden'}>
      ${t('desk.correct')}
    </button>
  </div>`;
}

function step(
  ui: Ui,
  up: DeskGrant,
  kind: 'called' | 'present',
  at: string | null,
  letter: string,
): HtmlSafeString {
  return html`<button
    class="desk-step"
    id="press-${kind}"
    type="submit"
    name="kind"
    value="${kind}"
    ${mayPress(kind, up.standing) ? '' : 'disabled'}
    ${at === null ? '' : 'data-done'}
  >
    <span class="desk-step-sign">${sign('ringTick')}</span>
    <strong>${ui.t(`desk.${kind}`)}</strong> <kbd>${letter}</kbd>
    <time class="desk-step-time">${at === null ? '' : formatHour(at, ui.language)}</time>
  </button>`;
}

function others(ui: Ui, up: DeskGrant): HtmlSafeString {
  const { t } = ui;
  const button = (kind: EntryKind, label: string, letter: string) => html`<button
    class="desk-other"
    id="press-${kind}"
    type="submit"
    name="kind"
    value="${kind}"
    ${mayPress(kind, up.standing) ? '' : 'disabled'}
  >
    ${label} <kbd>${letter}</kbd>
  </button>`;
  const { last } = up.standing;
  const what = last ? t(`ceremony.entry.${last.kind}`) : '';
  return html`<div class="desk-others" role="group" aria-label="${t('desk.others')}">
    ${button('absent', t('desk.absent'), 'A')} ${button('signed_remotely', t('desk.remote'), 'R')}
    ${button('postponed', t('desk.postponed'), 'P')}
    <button class="desk-undo" id="press-undone" type="submit" name="kind" value="undone" ${last ? '' : 'disabled'}>
      <span id="undo-word">${last ? t('desk.undo', { what }) : t('desk.undoNothing')}</span> <kbd>U</kbd>
    </button>
  </div>`;
}
