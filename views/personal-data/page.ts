import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { PersonRow } from '#features/administration/queries.ts';
import type { PersonalData } from '#features/personal-data/queries.ts';
import { paths } from '#paths.ts';
import { errorAt, peopleCrumbs, personName, problemSummary } from '../administration/parts.ts';
import { dangerButton } from '../components/button.ts';
import { textField } from '../components/field.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';

export interface PersonalDataShown {
  person: PersonRow;
  data: PersonalData;
  typed: { email?: string; signatory?: string };
  problems: Problem[];
}

/** What is held of a person, how much of it, to hand over; and erasing it, which cannot be undone. */
export function personalDataPage(ui: Ui, { person, data, typed, problems }: PersonalDataShown): Page {
  const { t } = ui;
  const name = personName(ui, person);
  const kinds = [
    'sessions',
    'tokens',
    'mails',
    'requests',
    'contacts',
    'signatory',
    'recorded',
    'acts',
  ] as const;
  const title = t('personal.title', { name });
  return {
    title,
    hasErrors: problems.length > 0,
    crumbs: peopleCrumbs(
      ui,
      { label: name, href: paths.person(person.publicId) },
      { label: t('personal.short') },
    ),
    body: html`
      ${problemSummary(ui, problems, 'email')}
      <h1 class="page-title page-title-long">${title}</h1>
      ${section({
        title: t('personal.held'),
        links: [{ label: t('personal.download'), href: paths.personalDataFile(person.publicId) }],
        body: dataTable({
          isUnderHeading: true,
          phone: 'pairs',
          caption: t('personal.held'),
          isCaptionHidden: true,
          columns: [
            { key: 'what', label: t('personal.what'), kind: 'name' },
            { key: 'count', label: t('personal.count'), kind: 'figure' },
            { key: 'erased', label: t('personal.erased') },
          ],
          rows: kinds.map((kind) => ({
            cells: {
              what: t(`personal.kind.${kind}`),
              count: String(data[kind].length),
              erased: t(`personal.then.${kind}`),
            },
          })),
        }),
      })}
      ${
        person.state === 'erased'
          ? html`<p>${t('personal.isErased')}</p>`
          : section({
              title: t('personal.erase'),
              body: html`<div class="form-width">
                <p class="before-act">${t('personal.eraseWhat')}</p>
                <form method="post" action="${paths.personErasure(person.publicId)}" novalidate>
                  ${textField({ name: 'email', type: 'email', label: t('personal.confirm'), hint: person.email, value: typed.email, error: errorAt(ui, problems, 'email', true), autocomplete: 'off' })}
                  ${textField({ name: 'signatory', label: t('personal.signatory'), hint: t('personal.signatoryHint'), value: typed.signatory, autocomplete: 'off', isOptional: t('general.optional') })}
                  <div class="actions">
                    ${dangerButton({ label: t('personal.eraseButton') })}
                    <a href="${paths.person(person.publicId)}">${t('general.cancel')}</a>
                  </div>
                </form>
              </div>`,
            })
      }
    `,
  };
}
