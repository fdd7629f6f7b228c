import { html, type HtmlSafeString } from '@prairielearn/html';
import type { PersonRow } from '#features/administration/queries.ts';
import type { ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import { personName, personState, reach } from './parts.ts';

/** The people, each with what they may do and where. */
export function peopleListContent(
  ui: Ui,
  { model, people }: { model: ListModel; people: PersonRow[] },
): ListContent {
  const { t } = ui;
  return {
    title: t('people.title'),
    model,
    searchLabel: t('people.search'),
    count: countLine(t('people.count', { count: model.total })),
    addition: { label: t('people.invite'), href: paths.newPerson() },
    rows: dataTable({
      caption: t('people.title'),
      isCaptionHidden: true,
      columns: [
        { key: 'name', label: t('people.person'), kind: 'name' },
        { key: 'roles', label: t('people.role') },
        { key: 'state', label: t('people.state'), kind: 'state' },
      ],
      rows: people.map((person) => ({
        cells: {
          name: html`<a href="${paths.person(person.publicId)}">${personName(ui, person)}</a>
            ${person.name && person.state !== 'erased' ? html`<span class="note">${person.email}</span>` : ''}`,
          roles: rolesCell(ui, person),
          state: personState(ui, person.state),
        },
      })),
    }),
  };
}

/** A line a kind of role: the first of it in words, and how many more; a row stays within three lines. */
function rolesCell(ui: Ui, { roles }: PersonRow): HtmlSafeString {
  const { t } = ui;
  const kinds = [...Map.groupBy(roles, ({ role }) => role)];
  return html`${kinds.map(
    ([role, [first, ...others]]) =>
      html`<span class="held-role">
        ${t(`people.role.${role}`)}
        <span class="note"
          >${first ? reach(ui, first) : ''}${others.length > 0 ? ` ${t('people.more', { count: others.length })}` : ''}</span
        >
      </span>`,
  )}`;
}
