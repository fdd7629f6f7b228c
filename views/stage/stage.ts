import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Stage, StageGrant } from '#features/stage/queries.ts';
import { sixCountries } from '#language/countries.ts';
import { formatDate, formatHour, formatMoney } from '#language/format.ts';
import { withQuery } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { FOOTNOTE } from '../components/footnote.ts';
import { mark } from '../components/mark.ts';
import { nameText } from '../components/name.ts';
import { sign } from '../components/sign.ts';
import { splitExample } from '../events/show.ts';
import type { Page, Ui } from '../ui.ts';
import { stageMap } from './map.ts';

/** What changes on the stage; its window on the desk's own device is told the same without a network. */
export interface StageState {
  up: string | null;
  /** When that came up, in milliseconds. */
  at: number;
  /** What stands over each signed grant. */
  said: Record<string, string>;
  signed: number;
  sums: { currency: string; text: string }[];
}

export function stageState({ t, language }: Ui, { grants, up }: Stage): StageState {
  const signed = grants.filter(({ standing: { step } }) => step.startsWith('signed'));
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of signed) {
    if (currency !== null && amountMinor !== null)
      sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
  return {
    up: up?.reference ?? null,
    at: up ? Date.parse(up.at) : 0,
    said: Object.fromEntries(
      signed.map(({ reference, standing: { step, at } }) => [
        reference,
        t(step === 'signed' ? 'stage.signedAt' : 'stage.remoteAt', {
          time: at === null ? '' : formatHour(at, language),
        }),
      ]),
    ),
    signed: signed.length,
    sums: [...sums]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([currency, minor]) => ({ currency, text: formatMoney(minor, '', language).trim() })),
  };
}

/** The stage: the grant that is signed, its organisations, the map, the count. Every grant is on the page, one is shown. */
export function stagePage(ui: Ui, stage: Stage, link: string | undefined): Page {
  const { t, language } = ui;
  const now = stageState(ui, stage);
  const { text } = splitExample(stage.title);
  const base = `/ceremonies/${encodeURIComponent(stage.slug)}/stage`;
  const city = splitExample(stage.place ?? '').text;
  return {
    title: t('stage.title', { title: stage.title }),
    isAlone: 'stage',
    isUnlisted: true,
    scripts: ['stage.js'],
    body: html`<div
      class="stage"
      id="stage"
      data-slug="${stage.slug}"
      data-state="${withQuery(`${base}/state`, { link })}"
      data-changes="${withQuery(`${base}/changes`, { link })}"
      data-at="${now.at}"
    >
      <header class="stage-head">
        ${mark(40)}
        <h1>${t('stage.kicker', { title: text })}</h1>
        <p>${[city, stage.plannedOn === null ? '' : formatDate(stage.plannedOn, language, 'long')].filter(Boolean).join(', ')}</p>
      </header>
      <main class="stage-body" id="main">
        ${stageMap(
          ui,
          stage.grants.find(({ reference }) => reference === now.up),
        )}
        <div class="stage-grants" aria-live="polite">
          <p class="stage-begins" id="stage-begins" ${now.up === null ? '' : 'hidden'}>${t('stage.begins')}</p>
          ${stage.grants.map((grant) => article(ui, grant, now))}
        </div>
      </main>
      <footer class="stage-foot">
        <p class="stage-count"><strong id="stage-signed">${now.signed}</strong> <span>${t('stage.signed', { count: stage.grants.length })}</span></p>
        <dl class="stage-sums" id="stage-sums">
          ${now.sums.map(({ currency, text: sum }) => html`<div><dt>${t('stage.inCurrency', { currency })}</dt><dd>${sum}</dd></div>`)}
        </dl>
        <template id="stage-sum"><div><dt>${t('stage.inCurrency', { currency: '{currency}' })}</dt><dd></dd></div></template>
        <div class="stage-notes">${FOOTNOTE}${ui.isPractice ? html`<p class="practice-band">${t('stage.example')}</p>` : ''}</div>
      </footer>
    </div>`,
  };
}

function article(ui: Ui, grant: StageGrant, now: StageState): HtmlSafeString {
  const { t } = ui;
  const { reference, organisations, title } = grant;
  const [lead] = organisations;
  const isAlone = organisations.length === 1;
  const large = isAlone || title === null ? (lead?.name ?? reference) : title;
  const said = now.said[reference];
  const countries = Object.fromEntries(
    sixCountries.flatMap((code) => {
      const own = organisations.filter(({ country }) => country === code);
      if (own.length === 0) return [];
      return [[code, own.some(({ isLead }) => isLead) ? 'lead' : 'partner']];
    }),
  );
  return html`<article
    class="stage-grant${large.length > 90 ? ' stage-long' : ''}"
    data-grant="${reference}"
    data-countries="${JSON.stringify(countries)}"
    ${reference === now.up ? '' : 'hidden'}
  >
    <p class="stage-said" ${said === undefined ? 'hidden' : ''}>${sign('tick')} <span>${said ?? ''}</span></p>
    <h2>${nameText({ name: large, lang: isAlone || title === null ? lead?.language : grant.titleLanguage })}</h2>
    ${isAlone && title !== null ? html`<p class="stage-title">${splitExample(title).text}</p>` : ''}
    <ul class="stage-organisations">
      ${organisations.slice(0, 6).map(
        ({ name, language, country, isLead }) => html`<li>
          <span class="stage-country">${country === null ? '' : countryLabel(country, ui)}</span>
          ${isAlone ? '' : html`<span>${nameText({ name: splitExample(name).text, lang: language })}${isLead ? html` <span class="stage-lead">${t('stage.lead')}</span>` : ''}</span>`}
        </li>`,
      )}
    </ul>
  </article>`;
}
