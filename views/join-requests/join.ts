import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedJoin } from '#features/join-requests/routes.ts';
import type { Hit } from '#features/search/queries.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { paths } from '#paths.ts';
import { errorAt, problemSummary } from '../administration/parts.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { countryOrUnknown } from '../components/country.ts';
import { radioGroup, selectField, textArea, textField } from '../components/field.ts';
import { markedOwn, matchedNote } from '../components/matched.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';

export interface JoinForm {
  typed: Partial<TypedJoin>;
  /** The organisations that answer to what was looked up, and how many more there are. */
  found: Hit[];
  more: number;
  problems: Problem[];
}

/** An organisation asks to keep its own profile: which one it is, and where the answer goes. */
export function joinPage(ui: Ui, form: JoinForm): Page {
  const { t } = ui;
  const { typed, problems } = form;
  const error = (field: string) => errorAt(ui, problems, field);
  const isOptional = t('general.optional');
  return {
    title: t('join.title'),
    hasErrors: problems.length > 0,
    isUnlisted: true,
    crumbs: [{ label: t('general.registry'), href: paths.home() }, { label: t('join.title') }],
    body: html`
      <h1 class="page-title">${t('join.title')}</h1>
      <p class="lead">${t('join.lead')}</p>
      <div class="form-width">
        ${problemSummary(ui, problems, 'email')}
        <form class="look-up" method="get" action="${paths.join()}" role="search">
          ${textField({ name: 'q', type: 'search', label: t('join.lookUp'), value: typed.q, autocomplete: 'off' })}
          ${plainButton({ label: t('people.lookUpButton') })}
        </form>
        <form method="post" action="${paths.join()}" novalidate>
          <input type="hidden" name="q" value="${typed.q ?? ''}" />
          <div
            id="organisation-choice"
            hx-get="${paths.join()}"
            hx-trigger="input changed delay:200ms from:#q"
            hx-include="#q"
            hx-target="this"
            hx-swap="innerHTML"
          >
            ${joinChoice(ui, form)}
          </div>
          ${section({
            title: t('join.notThere'),
            body: html`
              ${textField({ name: 'newName', label: t('join.newName'), value: typed.newName, error: error('newName'), isOptional })}
              ${selectField({
                name: 'newCountry',
                label: t('join.newCountry'),
                value: typed.newCountry,
                empty: t('form.choose'),
                error: error('newCountry'),
                options: sixCountries.map((code) => ({ value: code, label: countryName(code, ui.language) })),
              })}
            `,
          })}
          ${section({
            title: t('join.who'),
            body: html`
              ${textField({ name: 'email', type: 'email', label: t('people.email'), hint: t('join.emailHint'), value: typed.email, error: errorAt(ui, problems, 'email', true), autocomplete: 'email' })}
              ${textField({ name: 'name', label: t('join.name'), value: typed.name, error: error('name'), autocomplete: 'name', isOptional })}
              ${textArea({ name: 'message', label: t('join.message'), value: typed.message, error: error('message'), rows: 2, isOptional })}
              <p class="note">${t('join.kept')} <a href="${paths.privacy()}">${t('footer.privacy')}</a></p>
            `,
          })}
          <div class="actions">${mainButton({ label: t('join.send') })}</div>
        </form>
      </div>
    `,
  };
}

/** The organisations to choose from; the answer to what is typed into the look-up. */
export function joinChoice(ui: Ui, { typed, found, more, problems }: JoinForm): HtmlSafeString {
  const { t } = ui;
  const hint =
    found.length > 0
      ? more > 0
        ? t('people.lookUpMore', { count: more })
        : undefined
      : t(typed.q ? 'join.nothing' : 'people.lookUpFirst', { q: typed.q ?? '' });
  return radioGroup({
    name: 'organisation',
    label: t('join.organisation'),
    hint,
    value: typed.organisation ?? (found.length === 1 ? found[0]?.slug : undefined),
    error: errorAt(ui, problems, 'organisation'),
    options: [
      ...found.map(({ slug, name, language, country, matched }) => ({
        value: slug,
        label: nameText({ name, lang: language, marked: markedOwn(name, matched) }),
        hint: html`${countryOrUnknown(country, ui)} ${matchedNote(ui, name, matched)}`,
      })),
      { value: '', label: t('join.none') },
    ],
  });
}

/** What the public reads whatever was typed: nothing tells whether an address is known. */
export function joinSentPage(ui: Ui): Page {
  const { t } = ui;
  return {
    title: t('join.sentTitle'),
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${t('join.sentTitle')}</h1>
      <p class="lead">${t('join.sent')}</p>
      <p><a href="${paths.home()}">${t('error.home')}</a></p>
    `,
  };
}

export interface JoinLink {
  secret: string;
  state: 'open' | 'verified' | 'over';
  email?: string | undefined;
}

/** What the link of the mail opens: its button verifies the address. */
export function joinLinkPage(ui: Ui, { secret, state, email = '' }: JoinLink): Page {
  const { t } = ui;
  const title = t(`join.link.${state}.title`);
  return {
    title,
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${title}</h1>
      <p class="lead">${t(`join.link.${state}.text`, { email })}</p>
      ${
        state === 'open'
          ? html`<form method="post" action="${paths.joinLink(secret)}">${mainButton({ label: t('join.verify') })}</form>`
          : html`<p><a href="${state === 'over' ? paths.join() : paths.home()}">${t(state === 'over' ? 'join.title' : 'error.home')}</a></p>`
      }
    `,
  };
}
