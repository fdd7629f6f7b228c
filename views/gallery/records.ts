import { html } from '@prairielearn/html';
import { sixCountries } from '#language/countries.ts';
import { bars, progress } from '../components/bars.ts';
import { countryLabel, countryOrUnknown, countryStrip } from '../components/country.ts';
import { dateRange, dateText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { figureLine } from '../components/figures.ts';
import { sixCountryMap } from '../components/map.ts';
import { money, moneyOrUnknown } from '../components/money.ts';
import { externalLink } from '../components/safe-url.ts';
import { aside } from '../components/page-head.ts';
import { sideList } from '../components/section.ts';
import { sourceList, sourceMark } from '../components/sources.ts';
import { state, type StateSign } from '../components/state.ts';
import { tabs } from '../components/tabs.ts';
import { timeline } from '../components/timeline.ts';
import type { Ui } from '../ui.ts';
import type { Parts } from './index.ts';

const everyState: StateSign[] = [
  'listed',
  'called',
  'present',
  'signed',
  'signed_remotely',
  'absent',
  'postponed',
  'kept',
  'passed',
  'fails',
  'cannot_tell',
];

export function recordParts(ui: Ui): Parts {
  return {
    main: [
      { title: 'Figures', body: figures(ui) },
      { title: 'Money, then and now', body: moneyBars(ui) },
      { title: 'What happened', body: whatHappened(ui) },
      { title: 'The ask', body: ask() },
      { title: 'Sources', body: sources(ui) },
    ],
    side: [
      { title: 'Map', body: map(ui) },
      {
        title: 'States',
        body: html`<ul class="side-list">${everyState.map((kind) => html`<li>${state(kind, ui)}</li>`)}</ul>`,
      },
      { title: 'Facts', body: factsOf(ui) },
      { title: 'Signed so far', body: html`3 of 9 ${progress(3, 9)}` },
      {
        title: 'Belongs to',
        body: sideList([
          { text: html`<a href="/example">Ceremony (example)</a>`, note: '14 December 2023' },
          { text: html`<a href="/example">Regional scheme</a>`, note: countryLabel('XK', ui) },
        ]),
      },
    ],
  };
}

function figures(ui: Ui) {
  return figureLine(
    ui,
    [
      { value: 4100, label: 'organisations', href: '/example' },
      { value: 12, label: 'counted', isCounted: true, href: '/example' },
      { value: 15, label: 'of 15 country pairs' },
    ],
    html`Amounts published for 1 grant: ${money(18_616_400, 'EUR', ui)}`,
  );
}

function moneyBars(ui: Ui) {
  return bars([
    { label: 'As signed', value: 280, figure: money(28_000_000, 'EUR', ui), kind: 'before' },
    { label: 'As amended', value: 236.5, figure: money(23_650_000, 'EUR', ui) },
    { label: 'Paid', value: 141.9, figure: money(14_190_000, 'EUR', ui), kind: 'done' },
  ]);
}

function whatHappened(ui: Ui) {
  return timeline(ui, [
    {
      id: 'signed',
      date: '2023-12-14',
      kind: 'signing',
      text: html`<strong>Signed</strong> at the <a href="/example">ceremony (example)</a>`,
      note: 'For the grantee Mira Primer (example)',
    },
    { id: 'started', date: '2024-02', text: html`<strong>Started</strong>` },
    { id: 'undated', date: null, text: 'Reported, without a date' },
    { id: 'ends', date: '2026-03-31', kind: 'future', text: 'Ends' },
  ]);
}

function ask() {
  return html`${aside({ label: 'What the coalition asks', body: html`<p class="ask">Keep every park lit at night.</p>` })}
  ${tabs('Parts', [
    { label: 'As lead', count: 1, href: '/example', isCurrent: true },
    { label: 'Former', count: 0, href: '/example' },
  ])}`;
}

function sources(ui: Ui) {
  return html`<p>A fact with its source${sourceMark(1, ui)} and another${sourceMark(2, ui)}.</p>
    ${sourceList(ui, [
      {
        title: 'Register (example)',
        url: 'https://example.org/register',
        readOn: '2023-12-04',
        basis: 'read',
      },
      { title: 'Statute (example)', basis: 'inferred', note: 'from its title page' },
    ])}`;
}

function map(ui: Ui) {
  const figure = (place: number) => ({ value: place * 3, href: '/example' });
  return sixCountryMap(ui, {
    AL: figure(1),
    BA: figure(2),
    XK: figure(3),
    ME: figure(4),
    MK: figure(5),
    RS: figure(6),
  });
}

function factsOf(ui: Ui) {
  return facts(ui, {
    facts: [
      { label: 'Country', value: countryOrUnknown('XK', ui) },
      { label: 'Founded', value: dateText('2011', ui) },
      { label: 'Runs', value: dateRange('2024-02-01', '2026-03', ui) },
      { label: 'Amount', value: moneyOrUnknown(null, 'EUR', ui) },
      { label: 'Works in', value: countryStrip(sixCountries.slice(0, 3), 'AL', ui) },
      { label: 'Web', value: externalLink('https://www.example.org/') },
      { label: 'City', value: null },
      { label: 'Legal form', value: undefined },
    ],
  });
}
