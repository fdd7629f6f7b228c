import { html } from '@prairielearn/html';
import { sixCountries } from '#language/countries.ts';
import { dangerButton, linkButton, mainButton, plainButton, quietButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import {
  checkbox,
  checkboxGroup,
  dateField,
  radioGroup,
  selectField,
  textArea,
  textField,
} from '../components/field.ts';
import { notice } from '../components/notice.ts';
import { ruleCheck } from '../components/rule-check.ts';
import { searchBox, suggestionList } from '../components/search-box.ts';
import type { Ui } from '../ui.ts';
import type { Parts } from './index.ts';

export function formParts(ui: Ui): Parts {
  return {
    main: [
      { title: 'Errors', body: errors(ui) },
      { title: 'Fields', body: fields(ui) },
      { title: 'Choices', body: choices(ui) },
    ],
    side: [
      { title: 'Buttons', body: buttons() },
      { title: 'Notices', body: notices() },
      { title: 'Search', body: search(ui) },
      { title: 'Rules', body: rules(ui) },
    ],
  };
}

function errors(ui: Ui) {
  return errorSummary(ui, [
    { field: 'registrationNumber', text: 'One digit is missing: 13 are needed' },
    { field: 'endsOn', text: 'The end is before the start' },
    { field: 'country', text: 'Choose the country' },
  ]);
}

function fields(ui: Ui) {
  const isOptional = ui.t('general.optional');
  return html`<form method="post" action="/example" novalidate class="form-width">
    ${textField({ name: 'title', label: 'Title', hint: 'As in the agreement.', value: 'Quiet corners (example)' })}
    ${textField({
      name: 'registrationNumber',
      label: 'Registration number',
      value: '4030001',
      error: 'One digit is missing: 13 are needed.',
      width: 'medium',
    })}
    ${textArea({ name: 'summary', label: 'What it is for', isOptional, value: 'Two organisations watch over six parks.' })}
    <div class="field-row">
      ${textField({
        name: 'amount',
        label: 'Amount',
        value: '186.000,00',
        width: 'short',
        isFigure: true,
        inputmode: 'decimal',
        readAs: ui.t('form.readAs', { value: '186,000.00' }),
      })}
      ${selectField({
        name: 'currency',
        label: 'Currency',
        value: 'EUR',
        width: 'short',
        options: ['EUR', 'NOK'].map((code) => ({ value: code, label: code })),
      })}
    </div>
    <div class="field-row">
      ${dateField({ name: 'startsOn', label: 'Start', value: '1.2.2024' })}
      ${dateField({
        name: 'endsOn',
        label: 'End',
        value: '31.1.2024',
        hint: ui.t('form.asPrecise'),
        error: 'The end, 31 January 2024, is before the start, 1 February 2024.',
      })}
    </div>
    <div class="actions">
      ${mainButton({ label: 'Save the grant' })} <a href="/example">${ui.t('general.cancel')}</a>
      <p class="note">Nothing typed is lost if the network fails.</p>
    </div>
  </form>`;
}

function choices(ui: Ui) {
  return html`${radioGroup({
    name: 'country',
    label: 'Country',
    error: 'Choose the country.',
    options: sixCountries.map((code) => ({ value: code, label: countryLabel(code, ui) })),
  })}
  ${checkboxGroup({
    name: 'themes',
    label: 'Themes',
    hint: 'Any number of them.',
    values: ['youth'],
    options: [
      { value: 'youth', label: 'Prevention through work with youth', hint: 'Schools, clubs, streets' },
      { value: 'media', label: 'The role of media' },
    ],
  })}
  ${radioGroup({
    name: 'figures',
    label: 'Figures',
    value: 'signed',
    isInline: true,
    options: [
      { value: 'signed', label: 'As signed' },
      { value: 'amended', label: 'As amended' },
    ],
  })}
  ${checkbox({ name: 'seen', label: 'I have seen what cannot be told', isChecked: true })}`;
}

function buttons() {
  return html`<div class="side-actions">
      ${mainButton({ label: 'Write an introduction', isWide: true })}
      ${linkButton({ label: 'Open the stage', href: '/example', isWide: true })}
    </div>
    <p class="button-row">
      ${plainButton({ label: 'Small', isSmall: true })} ${dangerButton({ label: 'Withdraw', isSmall: true })}
      ${linkButton({ label: 'Desk', href: '/example', kind: 'main', isSmall: true })}
      ${quietButton({ label: 'Undo', spoken: 'the signing' })}
    </p>`;
}

function notices() {
  return html`${notice({ kind: 'signed', body: html`<strong>Signed.</strong> 14:41. <a href="/example">Undo</a>` })}
  ${notice({ kind: 'waiting', body: html`<strong>3 kept on this device, not yet sent.</strong> They go in order.` })}
  ${notice({ kind: 'danger', body: html`<strong>Already signed</strong> by the other desk at 14:40.` })}
  ${notice({ kind: 'information', body: html`Not confirmed since 2023. <a href="/example">Confirm the profile</a>` })}`;
}

function search(ui: Ui) {
  return html`${searchBox(ui, { label: 'Organisation, grant or coalition', hint: 'In any script' })}
  ${suggestionList(
    [{ text: 'Опции за здрава заедница (пример)', href: '/example', note: 'matched OZZ · North Macedonia' }],
    { label: 'All results for “ozz”', href: '/example' },
  )}`;
}

function rules(ui: Ui) {
  return ruleCheck(ui, {
    rules: [
      { outcome: 'pass', message: 'state.passed' },
      { outcome: 'fail', message: 'state.fails' },
      { outcome: 'cannot_tell', message: 'state.cannotTell' },
    ],
  });
}
