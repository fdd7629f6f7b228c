import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { outcomes } from '#features/corrections/kinds.ts';
import type { Correction } from '#features/corrections/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { allDownloads } from '../components/downloads.ts';
import { errorSummary } from '../components/error-summary.ts';
import { radioGroup, textArea } from '../components/field.ts';
import { nameLink } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { tabs } from '../components/tabs.ts';
import type { Page, Ui } from '../ui.ts';

export interface CorrectionQueue {
  isAnswered: boolean;
  corrections: Correction[];
  total: number;
  next: number | undefined;
  /** What is wrong with the answer that was given to one of them, and what was typed. */
  faulty?: { id: number; answer: string; outcome: string; problems: Problem[] } | undefined;
}

/** What readers sent, for staff to answer. */
export function correctionsPage(ui: Ui, queue: CorrectionQueue): Page {
  const { t } = ui;
  const { isAnswered, corrections, total, next, faulty } = queue;
  return {
    title: t('corrections.title'),
    hasErrors: faulty !== undefined,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('admin.title'), href: paths.admin() },
      { label: t('corrections.title') },
    ],
    body: html`
      ${pageHead({ title: t('corrections.title'), lead: t('corrections.lead') })}
      ${
        faulty
          ? errorSummary(
              ui,
              faulty.problems.map(({ path, message }) => ({
                field: `${path.slice(1)}-${faulty.id}`,
                text: t(message),
              })),
            )
          : ''
      }
      ${tabs(t('corrections.tabs'), [
        { label: t('corrections.tab.waiting'), href: paths.corrections(), isCurrent: !isAnswered },
        {
          label: t('corrections.tab.answered'),
          href: paths.corrections('answered'),
          isCurrent: isAnswered,
        },
      ])}
      <p class="list-note">${total > 0 ? t('corrections.count', { count: total }) : t('corrections.none')}</p>
      ${total > 0 ? allDownloads(ui, (format) => paths.correctionsFile(format, isAnswered ? 'answered' : undefined)) : ''}
      ${corrections.map((correction) => sentMessage(ui, queue, correction))}
      ${
        next === undefined
          ? ''
          : html`<p>
              <a href="${withQuery(paths.corrections(isAnswered ? 'answered' : undefined), { after: next })}"
                >${t('duplicates.next')}</a
              >
            </p>`
      }
    `,
  };
}

function sentMessage(ui: Ui, queue: CorrectionQueue, correction: Correction): HtmlSafeString {
  const { t } = ui;
  const { slug, name, nameLanguage, country, kind, text, email, sentAt } = correction;
  return html`<section class="section form-width care" id="correction-${correction.id}">
    <h2 class="section-title">${nameLink({ name, lang: nameLanguage, href: paths.organisation(slug) })}</h2>
    <p class="note">
      ${countryOrUnknown(country, ui)} · ${t(`corrections.kind.${kind}`)} ·
      ${phrase(ui, 'corrections.sent', { date: dateText(sentAt.slice(0, 10), ui) })} ·
      ${email ?? t('corrections.noEmail')}
    </p>
    <p class="said">${text}</p>
    ${correction.answeredAt === null ? answerForm(ui, queue, correction) : answered(ui, correction)}
  </section>`;
}

function answered(ui: Ui, { kind, state, answer, answeredAt }: Correction): HtmlSafeString {
  const outcome = outcomes.find((one) => one === state);
  const said = phrase(ui, 'corrections.answered', {
    date: dateText(answeredAt?.slice(0, 10), ui),
    answer: answer ?? '',
  });
  return html`<p class="note">${outcome ? ui.t(`corrections.outcome.${kind}.${outcome}`) : ''}. ${said}</p>`;
}

function answerForm(
  ui: Ui,
  { faulty }: CorrectionQueue,
  { id, slug, name, kind }: Correction,
): HtmlSafeString {
  const { t } = ui;
  const own = faulty?.id === id ? faulty : undefined;
  const error = (path: string) => {
    const problem = own?.problems.find((one) => one.path === path);
    return problem ? t(problem.message) : undefined;
  };
  return html`<p><a href="${paths.editOrganisation(slug)}">${t('corrections.edit')}</a></p>
    <form method="post" action="${paths.correctionAnswer(id)}" novalidate>
      ${radioGroup({
        name: 'outcome',
        id: `outcome-${id}`,
        label: t('corrections.outcome'),
        value: own?.outcome,
        error: error('/outcome'),
        options: outcomes.map((value) => ({ value, label: t(`corrections.outcome.${kind}.${value}`) })),
      })}
      ${textArea({
        name: 'answer',
        id: `answer-${id}`,
        label: t('corrections.answer'),
        value: own?.answer,
        error: error('/answer'),
        rows: 3,
      })}
      ${mainButton({ label: t('corrections.send'), isSmall: true, spoken: t('corrections.about', { name }) })}
    </form>`;
}
