import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedEvent } from '#features/events/form.ts';
import { eventKinds } from '#features/events/kinds.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import { dateField, radioGroup, selectField, textArea, textField } from '../components/field.ts';
import type { Page, Ui } from '../ui.ts';

export interface EventForm {
  /** The event that is edited; undefined for a new one. */
  event: { slug: string; title: string } | undefined;
  typed: Partial<TypedEvent>;
  programmes: { slug: string; name: string }[];
  /** Codes in the order of their names, the six first. */
  countries: string[];
  problems: Problem[];
}

/** The form by which staff enter an event or edit its own facts. */
export function eventFormPage(ui: Ui, form: EventForm): Page {
  const { t } = ui;
  const { event, problems } = form;
  const title = t(event ? 'event.editTitle' : 'event.newTitle');
  const back = event ? paths.event(event.slug) : paths.events();
  return {
    title,
    section: 'events',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('events.title'), href: paths.events() },
      ...(event ? [{ label: event.title, href: back }] : []),
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
        <form method="post" action="${event ? paths.editEvent(event.slug) : paths.newEvent()}" novalidate>
          ${what(ui, form)} ${whenAndWhere(ui, form)} ${event ? '' : html`<p class="note">${t('event.sessionsLater')}</p>`}
          <div class="actions">${mainButton({ label: t('event.save') })} <a href="${back}">${t('general.cancel')}</a></div>
        </form>
      </div>
    `,
  };
}

/** A problem of the record as a whole, such as its twin, leads to the title. */
export function summaryLine(
  { t }: Pick<Ui, 't'>,
  { path, message, values }: Problem,
): { field: string; text: string } {
  return { field: path.split('/')[1] || 'title', text: t(message, values) };
}

/** What is wrong with a field, in words; undefined where nothing is. */
export function errorAt(
  { t }: Pick<Ui, 't'>,
  problems: readonly Problem[],
  field: string,
): string | undefined {
  const found = problems.find(({ path }) => path.split('/')[1] === field);
  return found && t(found.message, found.values);
}

function what(ui: Ui, { event, typed, programmes, problems }: EventForm): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return html`
    ${
      event
        ? ''
        : selectField({
            name: 'programme',
            label: t('events.programme'),
            value: typed.programme,
            empty: t('form.choose'),
            options: programmes.map(({ slug, name }) => ({ value: slug, label: name })),
            error: errorAt(ui, problems, 'programme'),
          })
    }
    ${radioGroup({
      name: 'kind',
      label: t('event.field.kind'),
      value: typed.kind,
      options: eventKinds.map((kind) => ({ value: kind, label: t(`event.kind.${kind}`) })),
      error: errorAt(ui, problems, 'kind'),
    })}
    ${textField({
      name: 'title',
      label: t('event.field.title'),
      hint: t('event.field.titleHint'),
      value: typed.title,
      error: errorAt(ui, problems, 'title'),
    })}
    ${textField({
      name: 'subtitle',
      label: t('event.field.subtitle'),
      value: typed.subtitle,
      isOptional,
      error: errorAt(ui, problems, 'subtitle'),
    })}
    ${textArea({
      name: 'description',
      label: t('event.field.description'),
      value: typed.description,
      isOptional,
      rows: 6,
      error: errorAt(ui, problems, 'description'),
    })}
  `;
}

function whenAndWhere(ui: Ui, { typed, countries, problems }: EventForm): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  const error = (field: string) => errorAt(ui, problems, field);
  return html`
    ${dateField({
      name: 'startsOn',
      label: t('event.field.startsOn'),
      hint: t('form.asPrecise'),
      value: typed.startsOn,
      isOptional,
      error: error('startsOn'),
    })}
    ${dateField({ name: 'endsOn', label: t('event.field.endsOn'), value: typed.endsOn, isOptional, error: error('endsOn') })}
    ${textField({ name: 'venue', label: t('event.field.venue'), value: typed.venue, isOptional, error: error('venue') })}
    ${textField({
      name: 'city',
      label: t('event.field.city'),
      value: typed.city,
      isOptional,
      width: 'medium',
      error: error('city'),
    })}
    ${selectField({
      name: 'country',
      label: t('event.field.country'),
      value: typed.country,
      isOptional,
      empty: t('general.notPublished'),
      options: countries.map((code) => ({ value: code, label: countryLabel(code, ui) })),
      error: error('country'),
    })}
  `;
}
