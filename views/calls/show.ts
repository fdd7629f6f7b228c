import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { CallAnswer, CallDetail } from '#features/calls/queries.ts';
import type { NamedOrganisation } from '#features/partners/details.ts';
import { dayOf } from '#language/format.ts';
import { languageName } from '#language/language-names.ts';
import { paths } from '#paths.ts';
import { linkButton, mainButton, plainButton } from '../components/button.ts';
import { countryLabel, countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { errorSummary } from '../components/error-summary.ts';
import { facts } from '../components/facts.ts';
import { checkboxGroup, radioGroup, textArea, textField } from '../components/field.ts';
import { nameLink, nameText } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { partnerCrumbs } from '../partners/parts.ts';
import type { Page, Ui } from '../ui.ts';
import { standing } from './list.ts';

export interface CallContent {
  call: CallDetail;
  themeNames: string[];
  isMaker: boolean;
  /** Those that the reader may read. */
  answers: CallAnswer[];
  /** With whom partners were found. */
  found: NamedOrganisation[];
  mayAnswerFor: NamedOrganisation[];
  problems: Problem[];
  typed: { answer?: string; word?: string };
}

/** One call for partners: what is offered and wanted, and what has come of it. */
export function callPage(ui: Ui, content: CallContent): Page {
  const { t } = ui;
  const { call, problems, isMaker } = content;
  const isOver = call.status === 'open' && call.deadline < ui.today;
  return {
    title: call.title,
    section: 'partners',
    crumbs: partnerCrumbs(ui, { label: t('calls.title'), href: paths.calls() }, call.title),
    history: paths.history('call', call.slug),
    hasErrors: problems.length > 0,
    body: html`
      ${pageHead({
        title: call.title,
        lang: call.titleLanguage,
        kicker: t('calls.kicker'),
        facts: [
          nameLink({
            name: call.organisation.name,
            lang: call.organisation.nameLanguage,
            href: paths.organisation(call.organisation.slug),
          }),
          html`${t('calls.until')} ${dateText(call.deadline, ui)}`,
          standing(ui, call),
        ],
      })}
      ${
        problems.length > 0
          ? errorSummary(
              ui,
              problems.map(({ path, message, values }) => ({
                field: path === '/with' ? 'outcome' : 'message',
                text: t(message, values),
              })),
            )
          : ''
      }
      ${isOver ? notice({ kind: 'waiting', body: html`<p>${phrase(ui, 'calls.isOver', { date: dateText(call.deadline, ui, 'long') })}</p>` }) : ''}
      ${call.status === 'open' ? '' : closedNotice(ui, content)}
      <div class="columns">
        <div class="column-main">
          ${section({ title: t('calls.offered'), body: text(call.offered) })} ${section({ title: t('calls.wanted'), body: text(call.wanted) })}
          ${answersPart(ui, content)} ${call.status === 'open' && !isOver ? answerForm(ui, content) : ''}
          ${isMaker && call.status === 'open' ? closingForm(ui, content) : ''}
        </div>
        <div class="column-side">${side(ui, content)}</div>
      </div>
    `,
  };
}

/** Text as it was typed: line breaks stay, markup and addresses are text. */
function text(typed: string): HtmlSafeString {
  return html`<p class="plain-text">${typed}</p>`;
}

function closedNotice(ui: Ui, { call, found }: CallContent): HtmlSafeString {
  const { t } = ui;
  const body =
    call.status === 'found'
      ? html`<p>${t('calls.foundWith')} ${found.length === 0 ? t('calls.notSaid') : found.map(({ slug, name, nameLanguage }, place) => html`${place > 0 ? ', ' : ''}${nameLink({ name, lang: nameLanguage, href: paths.organisation(slug) })}`)}</p>`
      : html`<p>${phrase(ui, 'calls.closedOn', { date: dateText(call.closedOn, ui, 'long') })}</p>`;
  return notice({
    kind: call.status === 'found' ? 'signed' : 'information',
    body: html`${body}${call.closingWord ? html`<p>${call.closingWord}</p>` : ''}`,
  });
}

function side(ui: Ui, { call, themeNames, isMaker }: CallContent): HtmlSafeString {
  const { t } = ui;
  const need = paths.partners({
    themes: call.themes,
    countries: call.countries,
    languages: call.languages,
    scheme: call.scheme ?? '',
    with: [call.organisation.slug],
  });
  return html`
    ${facts(ui, {
      unknown: 'left out',
      facts: [
        { label: t('calls.role'), value: t(`call.role.${call.role}`) },
        {
          label: t('calls.countries'),
          value:
            call.countries.length === 0
              ? t('calls.anyCountry')
              : call.countries.map((code) => countryLabel(code, ui)).join(', '),
        },
        {
          label: t('calls.languages'),
          value: call.languages.map((tag) => languageName(tag, ui.language) ?? tag).join(', '),
        },
        { label: t('calls.themes'), value: themeNames.join('; ') },
        { label: t('calls.experience'), value: call.experience },
        { label: t('match.scheme'), value: call.schemeName },
        { label: t('calls.answers'), value: t('calls.answersCount', { count: call.answers }) },
      ],
    })}
    <p class="basket-acts">
      ${isMaker ? linkButton({ label: t('calls.whoFits'), href: need, isSmall: true }) : ''}
      ${isMaker && call.status === 'open' ? linkButton({ label: t('general.edit'), href: paths.editCall(call.slug), isSmall: true }) : ''}
    </p>
  `;
}

function answersPart(ui: Ui, { answers, isMaker }: CallContent): HtmlSafeString | string {
  const { t } = ui;
  if (answers.length === 0) return '';
  return section({
    title: t(isMaker ? 'calls.answers' : 'calls.ownAnswer'),
    id: 'answers',
    note: t('calls.answersNote'),
    body: html`<ol class="plain-list">
      ${answers.map(
        ({ organisation, message, answeredAt, state }) =>
          html`<li class="call-answer">
            ${nameLink({ name: organisation.name, lang: organisation.nameLanguage, href: paths.organisation(organisation.slug) })}
            <span class="note">${countryOrUnknown(organisation.country, ui)} · ${dateText(dayOf(new Date(answeredAt)), ui)}${state === 'chosen' ? ` · ${t('calls.chosen')}` : ''}</span>
            ${text(message)}
          </li>`,
      )}
    </ol>`,
  });
}

function answerForm(ui: Ui, { call, mayAnswerFor, problems, typed }: CallContent): HtmlSafeString | string {
  const { t } = ui;
  if (!ui.person)
    return section({
      title: t('calls.answer'),
      body: html`<p><a href="${paths.signIn(paths.call(call.slug))}">${t('calls.signIn')}</a></p>`,
    });
  if (mayAnswerFor.length === 0) return '';
  const [first] = mayAnswerFor;
  const problem = problems.find(({ path }) => path === '/message');
  return section({
    title: t('calls.answer'),
    id: 'answer',
    body: html`<form method="post" action="${paths.callAnswers(call.slug)}">
      ${
        mayAnswerFor.length === 1
          ? html`<input type="hidden" name="organisation" value="${first!.slug}" />
              <p>${nameText({ name: first!.name, lang: first!.nameLanguage })}</p>`
          : radioGroup({
              name: 'organisation',
              label: t('calls.organisation'),
              value: first!.slug,
              options: mayAnswerFor.map(({ slug, name }) => ({ value: slug, label: name })),
            })
      }
      ${textArea({ name: 'message', label: t('calls.message'), value: typed.answer, error: problem && t(problem.message, problem.values) })}
      ${mainButton({ label: t('calls.send') })}
    </form>`,
  });
}

function closingForm(ui: Ui, { call, answers, typed }: CallContent): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('calls.closing'),
    id: 'closing',
    body: html`<form method="post" action="${paths.callClosing(call.slug)}">
      ${radioGroup({
        name: 'outcome',
        label: t('calls.outcome'),
        value: answers.length > 0 ? 'found' : 'closed',
        options: [
          { value: 'found', label: t('calls.outcome.found') },
          { value: 'closed', label: t('calls.outcome.closed') },
        ],
      })}
      ${answers.length > 0 ? checkboxGroup({ name: 'with', label: t('calls.with'), options: answers.map(({ organisation }) => ({ value: organisation.slug, label: organisation.name })) }) : ''}
      ${textField({ name: 'word', label: t('consortia.word'), value: typed.word, isOptional: t('general.optional'), maxlength: 1000 })}
      ${plainButton({ label: t('calls.close') })}
    </form>`,
  });
}
