import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedCeremony } from '#features/ceremonies/form.ts';
import { sixCountries } from '#language/countries.ts';
import { formatDate } from '#language/format.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import { checkbox, checkboxGroup, dateField, selectField, textField } from '../components/field.ts';
import { errorAt, summaryLine } from '../events/form.ts';
import type { Page, Ui } from '../ui.ts';

export interface CeremonyForm {
  /** The ceremony that is edited; undefined for a new one. */
  ceremony: { slug: string; title: string } | undefined;
  typed: Partial<TypedCeremony>;
  programmes: { slug: string; name: string }[];
  schemes: { slug: string; name: string; programme: string }[];
  sessions: {
    event: string;
    eventTitle: string;
    session: string;
    title: string;
    day: string;
    startsAt: string | null;
  }[];
  problems: Problem[];
}

/** The form by which staff enter a ceremony or edit it. */
export function ceremonyFormPage(ui: Ui, form: CeremonyForm): Page {
  const { t } = ui;
  const { ceremony, problems } = form;
  const title = t(ceremony ? 'ceremony.editTitle' : 'ceremony.newTitle');
  const back = ceremony ? paths.ceremony(ceremony.slug) : paths.ceremonies();
  return {
    title,
    section: 'events',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('ceremonies.title'), href: paths.ceremonies() },
      ...(ceremony ? [{ label: ceremony.title, href: back }] : []),
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${
          problems.length > 0
            ? errorSummary(
                ui,
                problems.map((problem) => summaryLine(ui, problem)),
              )
            : ''
        }
        <form method="post" action="${ceremony ? paths.editCeremony(ceremony.slug) : paths.newCeremony()}" novalidate>
          ${what(ui, form)} ${whenAndWhere(ui, form)} ${whose(ui, form)}
          <div class="actions">${mainButton({ label: t('ceremony.save') })} <a href="${back}">${t('general.cancel')}</a></div>
        </form>
      </div>
    `,
  };
}

function what(ui: Ui, { ceremony, typed, programmes, sessions, problems }: CeremonyForm): HtmlSafeString {
  const { t, language } = ui;
  return html`
    ${
      ceremony
        ? ''
        : selectField({
            name: 'programme',
            label: t('ceremony.field.programme'),
            value: typed.programme,
            empty: t('form.choose'),
            options: programmes.map(({ slug, name }) => ({ value: slug, label: name })),
            error: errorAt(ui, problems, 'programme'),
          })
    }
    ${textField({
      name: 'title',
      label: t('ceremony.field.title'),
      value: typed.title,
      error: errorAt(ui, problems, 'title'),
    })}
    ${
      sessions.length === 0
        ? ''
        : selectField({
            name: 'session',
            label: t('ceremony.field.session'),
            hint: t('ceremony.field.sessionHint'),
            value: typed.session,
            width: 'full',
            empty: t('ceremony.field.noSession'),
            options: sessions.map(({ event, eventTitle, session, title, day, startsAt }) => ({
              value: `${event}/${session}`,
              label: `${formatDate(day, language)}${startsAt === null ? '' : `, ${startsAt}`}: ${title} – ${eventTitle}`,
            })),
            error: errorAt(ui, problems, 'session'),
          })
    }
  `;
}

function whenAndWhere(ui: Ui, { typed, problems }: CeremonyForm): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  const error = (field: string) => errorAt(ui, problems, field);
  const time = (name: 'plannedFrom' | 'plannedUntil', label: string) =>
    textField({
      name,
      label,
      hint: t('ceremony.field.timeHint'),
      value: typed[name],
      isOptional,
      width: 'short',
      autocomplete: 'off',
      error: error(name),
    });
  return html`
    ${dateField({
      name: 'plannedOn',
      label: t('ceremony.field.plannedOn'),
      hint: t('form.asPrecise'),
      value: typed.plannedOn,
      isOptional,
      error: error('plannedOn'),
    })}
    ${time('plannedFrom', t('ceremony.field.from'))} ${time('plannedUntil', t('ceremony.field.until'))}
    ${textField({ name: 'place', label: t('ceremony.field.place'), value: typed.place, isOptional, error: error('place') })}
  `;
}

function whose(ui: Ui, { typed, schemes, problems }: CeremonyForm): HtmlSafeString {
  const { t } = ui;
  const isShared = new Set(schemes.map(({ programme }) => programme)).size > 1;
  const others = (typed.countries ?? []).filter(
    (code) => !(sixCountries as readonly string[]).includes(code),
  );
  return html`
    ${checkboxGroup({
      name: 'schemes',
      label: t('ceremony.field.schemes'),
      values: typed.schemes ?? [],
      options: schemes.map(({ slug, name, programme }) => ({
        value: slug,
        label: name,
        ...(isShared ? { hint: programme } : {}),
      })),
      error: errorAt(ui, problems, 'schemes'),
    })}
    ${checkboxGroup({
      name: 'countries',
      label: t('ceremony.field.countries'),
      hint: t('ceremony.field.countriesHint'),
      values: typed.countries ?? [],
      options: [...sixCountries, ...others].map((code) => ({ value: code, label: countryLabel(code, ui) })),
      error: errorAt(ui, problems, 'countries'),
    })}
    ${checkbox({
      name: 'isListPublic',
      label: t('ceremony.field.isListPublic'),
      isChecked: Boolean(typed.isListPublic),
    })}
  `;
}
