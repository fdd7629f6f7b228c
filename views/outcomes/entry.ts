import { html, type HtmlSafeString } from '@prairielearn/html';
import type { OutcomeRow } from '#features/outcomes/queries.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { evidenceLinks } from '../components/evidence-link.ts';
import { phrase } from '../components/phrase.ts';
import { sign } from '../components/sign.ts';
import type { Ui } from '../ui.ts';

/** One outcome: when, where and how far at the left; what changed and what the coalition did beside it. */
export function outcomeEntry(
  ui: Ui,
  outcome: OutcomeRow,
  { mayWrite }: { mayWrite: boolean },
): HtmlSafeString {
  const { t } = ui;
  const { id, coalition, country, institution, step, happenedOn, whatChanged, contribution, reason, note } =
    outcome;
  return html`<article class="entry">
    <div class="entry-side">
      <p class="entry-date">${happenedOn ? dateText(happenedOn, ui) : html`<em class="unknown">${t('general.undated')}</em>`}</p>
      <p>${country === null ? t('ladder.noCountry') : countryOrUnknown(country, ui)}</p>
      <p>${t(`outcome.step.${step}`)}</p>
    </div>
    <div class="entry-body">
      <h3 class="entry-title"><a class="quiet-link" href="${paths.outcome(coalition.slug, id)}">${whatChanged}</a></h3>
      <p class="note">${institution}</p>
      ${
        contribution
          ? html`<p>${contribution}</p>`
          : html`<p><em class="unknown">${t('outcome.noContribution')}</em></p>`
      }
      ${reason ? html`<p>${t('coalition.reason', { reason })}</p>` : ''}
      <p class="entry-line">
        ${countedWord(ui, outcome)} ${evidenceOf(ui, outcome)} ${substantiated(ui, outcome)}
      </p>
      ${note ? html`<p class="note">${note}</p>` : ''}
      ${
        mayWrite
          ? html`<p class="entry-line">
            <a href="${paths.editOutcome(coalition.slug, id)}"
              >${t(outcome.isCounted ? 'general.edit' : 'outcome.attach')}<span class="visually-hidden">: ${whatChanged}</span></a
            >
            <a href="${paths.newOutcome(coalition.slug, id)}"
              >${t('outcome.next')}<span class="visually-hidden">: ${institution}</span></a
            >
          </p>`
          : ''
      }
    </div>
  </article>`;
}

/** Counted, counted as refused, or not counted and why: sign and word. */
export function countedWord({ t }: Ui, outcome: OutcomeRow): HtmlSafeString {
  const { isCounted, step, evidence } = outcome;
  const isRefused = step === 'rejected' || step === 'rolled_back';
  if (!isCounted) {
    const isInferred = evidence.length > 0;
    return html`<span class="counted" data-state="uncounted"
      >${sign('dotted')} ${t(isInferred ? 'outcome.onlyInferred' : 'outcome.notCounted')}</span
    >`;
  }
  return html`<span class="counted" data-state="${isRefused ? 'rejected' : 'counted'}"
    >${sign(isRefused ? 'cross' : 'tick')} ${isRefused ? t(`outcome.countedAs.${step}`) : t('outcome.counted')}</span
  >`;
}

function evidenceOf(ui: Ui, { evidence, library }: OutcomeRow): HtmlSafeString | string {
  if (evidence.length + library.length === 0) return '';
  const found = library.map(
    ({ slug, publisher }, place) =>
      html`${place + evidence.length > 0 ? ', ' : ''}<a href="${paths.evidence(slug)}">${publisher}</a>`,
  );
  return html`<span>${phrase(ui, 'outcome.evidence', { list: html`${evidenceLinks(ui, evidence)}${found}` })}</span>`;
}

function substantiated({ t }: Ui, { substantiation }: OutcomeRow): HtmlSafeString | string {
  const { asked, answered, agreed } = substantiation;
  if (asked === 0) return '';
  return html`<span>${
    answered > 0 ? t('outcome.substantiated', { agreed, answered }) : t('outcome.asked', { count: asked })
  }</span>`;
}
