import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Matching } from '#features/partners/matching.ts';
import { MOST_WEIGHT, usualWeights, weighed, type Weighed } from '#features/partners/reasons.ts';
import type { Hit } from '#features/search/queries.ts';
import { sixCountries } from '#language/countries.ts';
import { languageName } from '#language/language-names.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { countryLabel, countryOrUnknown } from '../components/country.ts';
import { checkboxGroup, selectField, textField } from '../components/field.ts';
import { nameText } from '../components/name.ts';
import type { Ui } from '../ui.ts';

export const NEED_FORM = 'need-form';
const LANGUAGES = ['sq', 'bs', 'cnr', 'hr', 'mk', 'sr', 'rom', 'tr', 'en'];

export interface NeedChoices {
  themes: { slug: string; area: string | null; name: string }[];
  schemes: { slug: string; name: string; programme: string }[];
}
interface NeedContent {
  matching: Matching;
  lookedUp: Hit[];
  choices: NeedChoices;
}

/** The need and what counts how much: one form asked for by GET, so that its address is the list. */
export function needForm(ui: Ui, content: NeedContent): HtmlSafeString {
  const { t } = ui;
  const { matching } = content;
  return html`<form id="${NEED_FORM}" action="${paths.partners()}">
    <details class="match-fold match-need-fold" ${matching.found ? '' : 'open'}>
      <summary>${t('match.need')}</summary>
      ${needFields(ui, content)}
    </details>
    <p class="match-submit">${mainButton({ label: t(matching.found ? 'match.again' : 'match.find'), isWide: true })}</p>
    <details class="match-fold match-weights" ${(matching.found?.raised.length ?? 0) > 0 ? 'open' : ''}>
      <summary>${t('match.weights')}</summary>
      ${weighed.map((name) => weightField(ui, matching, name))}
      <p class="match-submit">${plainButton({ label: t('match.weigh'), isWide: true, isSmall: true })}</p>
      <p class="note"><a href="${paths.partnersMethod()}">${t('match.how')}</a></p>
    </details>
  </form>`;
}

function needFields(ui: Ui, { matching, lookedUp, choices }: NeedContent): HtmlSafeString {
  const { t } = ui;
  const { asked } = matching;
  const areas = choices.themes.filter(({ area }) => area === null);
  return html`
    <fieldset class="field">
      <legend class="field-label">${t('match.themes')}</legend>
      ${areas.map((area) => {
        const own = choices.themes.filter((theme) => theme.area === area.slug);
        const isChosen = [area, ...own].some(({ slug }) => asked.themes.includes(slug));
        return html`<details class="match-area" ${isChosen ? 'open' : ''}>
          <summary>${area.name}</summary>
          ${[{ ...area, name: t('match.wholeArea') }, ...own].map((theme) => themeBox(theme, asked.themes))}
        </details>`;
      })}
    </fieldset>
    ${checkboxGroup({
      name: 'countries',
      label: t('match.countries'),
      values: asked.countries,
      options: sixCountries.map((code) => ({ value: code, label: countryLabel(code, ui) })),
    })}
    ${selectField({
      name: 'scheme',
      label: t('match.scheme'),
      value: asked.scheme,
      empty: t('match.anyScheme'),
      width: 'full',
      options: choices.schemes.map(({ slug, name, programme }) => ({
        value: slug,
        label: `${programme}: ${name}`,
      })),
    })}
    ${textField({ name: 'share', label: t('match.share'), value: asked.share, inputmode: 'numeric', width: 'full', maxlength: 20 })}
    <details class="match-area" ${asked.languages.length > 0 ? 'open' : ''}>
      <summary>${t('match.languages')}</summary>
      ${checkboxGroup({
        name: 'languages',
        label: html`<span class="visually-hidden">${t('match.languages')}</span>`,
        values: asked.languages,
        options: LANGUAGES.map((tag) => ({ value: tag, label: languageName(tag, ui.language) ?? tag })),
      })}
    </details>
    ${textField({ name: 'groups', label: t('match.groups'), hint: t('match.groupsHint'), value: asked.groups.join(', '), width: 'full', maxlength: 200 })}
    ${membersField(ui, matching, lookedUp)}
  `;
}

function themeBox({ slug, name }: { slug: string; name: string }, chosen: readonly string[]): HtmlSafeString {
  const id = `themes-${slug}`;
  return html`<div class="check">
    <input class="ds-input" type="checkbox" id="${id}" name="themes" value="${slug}" ${chosen.includes(slug) ? 'checked' : ''} /><label
      for="${id}"
      >${name}</label
    >
  </div>`;
}

/** Who is in already goes along unseen; another one is looked up by name and ticked. */
function membersField(ui: Ui, { asked }: Matching, lookedUp: Hit[]): HtmlSafeString {
  const { t } = ui;
  const open = lookedUp.filter(({ slug }) => !asked.with.includes(slug));
  return html`
    ${asked.with.map((slug) => html`<input type="hidden" name="with" value="${slug}" />`)}
    ${asked.on ? html`<input type="hidden" name="on" value="${asked.on}" />` : ''}
    ${textField({
      name: 'find',
      label: t('match.members'),
      hint: t('match.membersHint'),
      value: asked.find,
      type: 'search',
      width: 'full',
      maxlength: 300,
    })}
    ${
      open.length > 0
        ? checkboxGroup({
            name: 'with',
            label: t('match.lookedUp'),
            options: open.map(({ slug, name, language, country }) => ({
              value: slug,
              label: html`${nameText({ name, lang: language })}
                <span class="note">${countryOrUnknown(country, ui)}</span>`,
            })),
          })
        : asked.find
          ? html`<p class="note">${t('match.notFound')}</p>`
          : ''
    }
  `;
}

function weightField(ui: Ui, { asked }: Matching, name: Weighed): HtmlSafeString {
  const id = `w-${name}`;
  return html`<p class="match-weight">
    <label for="${id}">${ui.t(`match.weight.${name}`)}</label>
    <input
      class="ds-input"
      type="number"
      id="${id}"
      name="${id}"
      min="0"
      max="${MOST_WEIGHT}"
      step="1"
      value="${asked.weights[name]}"
      ${asked.weights[name] === usualWeights[name] ? '' : html`data-changed`}
    />
  </p>`;
}
