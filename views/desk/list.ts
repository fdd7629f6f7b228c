import { html, type HtmlSafeString } from '@prairielearn/html';
import type { DeskGrant } from '#features/desk/model.ts';
import type { Step } from '#features/desk/rules.ts';
import { formatHour, formatMoney } from '#language/format.ts';
import { paths } from '#paths.ts';
import { nameText } from '../components/name.ts';
import { state, type StateSign } from '../components/state.ts';
import { splitExample } from '../events/show.ts';
import type { Ui } from '../ui.ts';
import type { DeskView } from './desk.ts';

const steps: Step[] = ['listed', 'called', 'present', 'signed', 'signed_remotely', 'absent', 'postponed'];

/** The list beside the work, and what is signed so far; currencies are never added. */
export function deskList(ui: Ui, { desk, up }: DeskView): HtmlSafeString {
  const { t, language } = ui;
  const signed = desk.grants.filter(({ standing: { step } }) => step.startsWith('signed'));
  return html`<aside class="desk-side" aria-label="${t('desk.list')}">
    <ol class="desk-list" id="desk-list" tabindex="-1">
      ${desk.grants.map((grant) => row(ui, desk.slug, grant, grant.reference === up?.reference))}
    </ol>
    <div class="desk-total">
      <p>
        <span class="desk-total-word">${t('desk.signed')}</span>
        <strong id="total-signed">${signed.length}</strong>
        <span id="total-count">${t('desk.of', { count: desk.grants.length })}</span>
      </p>
      <p class="desk-sums" id="total-sums">
        ${sums(signed).map(([currency, minor]) => html`<span class="money">${formatMoney(minor, currency, language)}</span>`)}
      </p>
      <p class="desk-unsent" id="total-unsent" hidden></p>
    </div>
  </aside>`;
}

/** The sums by currency of what is signed and whose amount is published. */
function sums(grants: readonly DeskGrant[]): [currency: string, minor: number][] {
  const found = new Map<string, number>();
  for (const { currency, amountMinor } of grants) {
    if (currency !== null && amountMinor !== null)
      found.set(currency, (found.get(currency) ?? 0) + amountMinor);
  }
  return [...found].toSorted(([one], [other]) => (one < other ? 1 : -1));
}

function row(ui: Ui, slug: string, grant: DeskGrant, isUp: boolean): HtmlSafeString {
  const { step, at } = grant.standing;
  const { text } = splitExample(grant.name);
  return html`<li>
    <a
      href="${paths.desk(slug, grant.reference)}"
      data-grant="${grant.reference}"
      ${isUp ? html`aria-current="true"` : ''}
    >
      <span class="desk-number">${grant.position}</span>
      ${nameText({ name: text, lang: grant.language })}
      <span class="desk-state">${step === 'listed' ? '' : state(...shown(ui, step, at))}</span>
    </a>
  </li>`;
}

function shown(ui: Ui, step: Step, at: string | null): Parameters<typeof state> {
  const isSigned = step === 'signed' || step === 'signed_remotely';
  const label = isSigned && at !== null ? formatHour(at, ui.language) : undefined;
  return [step, ui, { label }];
}

/** Each state once, for the script to copy: signs and words are drawn in one place. */
export function stateTemplates(ui: Ui): HtmlSafeString {
  return html`${[...steps, 'kept' as const].map(
    (kind) => html`<template data-state-template="${kind}">${state(kind as StateSign, ui)}</template>`,
  )}`;
}
