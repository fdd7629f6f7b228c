import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Candidate } from '#features/ceremonies/candidates.ts';
import { countryName } from '#language/countries.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { radioGroup, textField } from '../components/field.ts';
import { moneyOrUnknown } from '../components/money.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import { errorAt } from '../events/form.ts';
import type { Ui } from '../ui.ts';

export interface AddGrant {
  ceremony: string;
  /** What was searched for; empty where nothing was. */
  q: string;
  candidates: Candidate[];
  total: number;
  /** What was chosen and typed, where it could not be taken. */
  typed: { grant: string; position: string };
  problems: Problem[];
}

/** Staff look a grant up, choose it among what is found, and put it on the list; none of it needs script. */
export function addGrant(ui: Ui, add: AddGrant): HtmlSafeString {
  const { t } = ui;
  const allowed = add.candidates.filter(({ problem }) => problem === undefined);
  const barred = add.candidates.filter(({ problem }) => problem !== undefined);
  return section({
    title: t('ceremony.add'),
    id: 'add',
    body: html`
      <form class="inline-search" role="search" action="${paths.ceremony(add.ceremony)}#add">
        <label class="field-label" for="q">${t('ceremony.add.search')}</label>
        <div class="inline-search-line">
          <input class="ds-input" type="search" id="q" name="q" value="${add.q}" autocomplete="off" spellcheck="false" />
          ${plainButton({ label: t('ceremony.add.button') })}
        </div>
      </form>
      ${
        add.total > add.candidates.length
          ? html`<p class="note">${t('ceremony.add.more', { total: add.total, shown: add.candidates.length })}</p>`
          : ''
      }
      ${allowed.length > 0 ? choice(ui, add, allowed) : html`<p role="status">${nothing(ui, add)}</p>`}
      ${barred.length > 0 ? barredList(ui, barred) : ''}
    `,
  });
}

function nothing({ t }: Ui, { q, candidates }: AddGrant): string {
  if (candidates.length > 0) return '';
  return t(q ? 'ceremony.add.nothingFound' : 'ceremony.add.nothing');
}

function choice(
  ui: Ui,
  { ceremony, q, typed, problems }: AddGrant,
  allowed: readonly Candidate[],
): HtmlSafeString {
  const { t } = ui;
  return html`<form method="post" action="${paths.ceremonyList(ceremony)}" novalidate>
    <input type="hidden" name="q" value="${q}" />
    ${radioGroup({
      name: 'grant',
      label: t(q ? 'ceremony.add.choose' : 'ceremony.add.fitting'),
      value: typed.grant,
      error: errorAt(ui, problems, 'grant'),
      options: allowed.map((candidate) => ({
        value: candidate.reference,
        label: nameText({ name: candidate.lead, lang: candidate.leadLanguage }),
        hint: facts(ui, candidate),
      })),
    })}
    ${textField({
      name: 'position',
      label: t('ceremony.add.position'),
      hint: t('ceremony.add.positionHint'),
      value: typed.position,
      isOptional: t('general.optional'),
      width: 'short',
      inputmode: 'numeric',
      autocomplete: 'off',
      error: errorAt(ui, problems, 'position'),
    })}
    <div class="actions">${mainButton({ label: t('ceremony.add.submit') })}</div>
  </form>`;
}

function barredList(ui: Ui, barred: readonly Candidate[]): HtmlSafeString {
  const { t } = ui;
  return html`<h3 class="side-title">${t('ceremony.add.barred')}</h3>
    <ul class="side-list">
      ${barred.map(
        ({ reference, lead, leadLanguage, problem }) => html`<li>
          <a href="${paths.grant(reference)}">${nameText({ name: lead, lang: leadLanguage })}</a>
          <span class="note">${reference}${problem ? html` · ${t(problem.message, problem.values)}` : ''}</span>
        </li>`,
      )}
    </ul>`;
}

function facts(ui: Ui, { reference, title, leadCountry, amountMinor, currency }: Candidate): HtmlSafeString {
  const country = leadCountry === null ? '' : html` · ${countryName(leadCountry, ui.language)}`;
  return html`${title === null ? '' : html`${title} · `}${reference}${country} · ${moneyOrUnknown(amountMinor, currency, ui)}`;
}
