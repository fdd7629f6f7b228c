import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { actionKinds } from '#features/actions/kinds.ts';
import type { LineRow } from '#features/lines/queries.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { radioGroup, selectField, textArea, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { aside } from '../components/page-head.ts';
import type { Page, Ui } from '../ui.ts';

export type TypedSettling = Record<'into' | 'title' | 'country' | 'coalition' | 'kind' | 'reason', string>;

export interface SettlingForm {
  event: { slug: string; title: string };
  line: LineRow;
  typed: Partial<TypedSettling>;
  problems: Problem[];
  countries: { value: string; label: string }[];
  coalitions: { value: string; label: string }[];
}

const usual = { solution: 'solution', commitment: 'action', ask: 'coalition', interest: 'action' } as const;

/** What a line is to become: one choice, and under it what that choice needs. */
export function settlingPage(ui: Ui, form: SettlingForm): Page {
  const { t } = ui;
  const { event, line, typed, problems, countries, coalitions } = form;
  const { at, summary } = formErrors(ui, problems, 'into');
  const isOptional = t('general.optional');
  return {
    title: t('lines.settleTitle'),
    section: 'events',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('events.title'), href: paths.events() },
      { label: event.title, href: paths.event(event.slug) },
      { label: t('lines.title'), href: paths.eventLines(event.slug) },
      { label: t('lines.settleTitle') },
    ],
    body: html`
      <h1 class="page-title">${t('lines.settleTitle')}</h1>
      <div class="form-width">
        ${summary} ${aside({ label: line.sessionTitle, body: html`<p class="ask">${line.text}</p>` })}
        <form method="post" action="${paths.eventLineSettling(event.slug, line.id)}" novalidate>
          ${radioGroup({
            name: 'into',
            label: t('lines.into'),
            value: typed.into || usual[line.kind],
            error: at('into'),
            options: (['solution', 'coalition', 'action', 'set_aside'] as const).map((value) => ({
              value,
              label: t(`line.into.${value}`),
              hint: t(`line.intoHint.${value}`),
            })),
          })}
          ${textField({ name: 'title', label: t('lines.titleField'), hint: t('lines.titleHint'), value: typed.title, error: at('title'), isOptional })}
          ${selectField({ name: 'country', label: t('lines.country'), value: typed.country, error: at('country'), options: countries, empty: t('solutionForm.originUnknown'), isOptional })}
          ${selectField({ name: 'coalition', label: t('lines.coalition'), value: typed.coalition, error: at('coalition'), options: coalitions, empty: t('form.choose'), width: 'full', isOptional })}
          ${selectField({ name: 'kind', label: t('lines.actionKind'), value: typed.kind, error: at('kind'), options: actionKinds.map((value) => ({ value, label: t(`action.kind.${value}`) })), empty: t('action.kind.meeting'), isOptional })}
          ${textArea({ name: 'reason', label: t('lines.reason'), value: typed.reason, error: at('reason'), rows: 2, isOptional })}
          <div class="actions">
            ${mainButton({ label: t('lines.settleSave') })}
            <a href="${paths.eventLines(event.slug)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
