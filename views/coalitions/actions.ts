import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ActionRow } from '#features/actions/queries.ts';
import type { Publication } from '#features/coalitions/addressed.ts';
import type { CoalitionDetail } from '#features/coalitions/queries.ts';
import type { CoalitionWork } from '#features/coalitions/work.ts';
import { paths, withQuery } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import { countryStrip } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { evidenceLinks } from '../components/evidence-link.ts';
import { notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** So many stand open; the rest are on the time line. */
const OPEN = 5;

/** What the coalition did, the latest first. */
export function actionsSection(
  ui: Ui,
  coalition: CoalitionDetail,
  { actions }: CoalitionWork,
  mayWrite: boolean,
): HtmlSafeString {
  const { t } = ui;
  const shown = actions.slice(0, OPEN);
  return section({
    title: t('coalition.actions'),
    id: 'actions',
    ...(actions.length > OPEN ? { note: t('coalition.latestActions', { count: actions.length }) } : {}),
    ...(actions.length > 0
      ? {
          links: [
            { label: t('coalition.timeline'), href: paths.coalitionTimeline(coalition.slug) },
            {
              label: t('coalition.allActions', { count: actions.length }),
              href: withQuery(paths.actions(), { coalition: coalition.slug }),
            },
          ],
        }
      : {}),
    body: html`
      ${
        actions.length === 0
          ? html`<p><em class="unknown">${t('coalition.noActions')}</em></p>`
          : actionTable(ui, shown, { isUnderHeading: true, mayWrite })
      }
      ${
        mayWrite
          ? html`<p class="actions">
            ${linkButton({ label: t('coalition.recordAction'), href: paths.newAction(coalition.slug) })}
          </p>`
          : ''
      }
    `,
  });
}

/** Actions as a table: when, what kind, what, and in which of the six countries. */
export function actionTable(
  ui: Ui,
  actions: readonly ActionRow[],
  {
    isUnderHeading,
    mayWrite,
    hasCoalition,
  }: { isUnderHeading?: boolean; mayWrite: boolean; hasCoalition?: boolean },
): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    caption: t('coalition.actions'),
    isCaptionHidden: true,
    isUnderHeading,
    columns: [
      { key: 'what', label: t('actions.column.what'), kind: 'name' },
      { key: 'kind', label: t('actions.column.kind') },
      { key: 'date', label: t('actions.column.date'), kind: 'date' },
      { key: 'country', label: t('actions.column.country'), kind: 'countries' },
    ],
    rows: actions.map((action) => ({
      id: `action-${action.id}`,
      cells: {
        what: whatCell(ui, action, { mayWrite, hasCoalition: hasCoalition ?? false }),
        kind: t(`action.kind.${action.kind}`),
        date: action.actedOn
          ? dateText(action.actedOn, ui)
          : html`<em class="unknown">${t('general.undated')}</em>`,
        country: countryStrip(action.country ? [action.country] : [], undefined, ui),
      },
    })),
  });
}

function whatCell(
  ui: Ui,
  action: ActionRow,
  { mayWrite, hasCoalition }: { mayWrite: boolean; hasCoalition: boolean },
): HtmlSafeString {
  const { t } = ui;
  const { id, coalition, what, institution, participants, evidence, note } = action;
  return html`<span class="row-text">${what}</span>
    ${
      hasCoalition
        ? html`<span class="note note-link">${nameLink({ href: paths.coalition(coalition.slug), name: coalition.name, lang: coalition.language })}</span>`
        : ''
    }
    ${institution ? html`<span class="note">${t('action.toward', { institution })}</span>` : ''}
    ${participants.length > 0 ? html`<span class="note">${phrase(ui, 'action.tookPart', { list: participantList(participants) })}</span>` : ''}
    ${evidence.length > 0 ? html`<span class="note note-link">${phrase(ui, 'outcome.evidence', { list: evidenceLinks(ui, evidence) })}</span>` : ''}
    ${note ? html`<span class="note">${note}</span>` : ''}
    ${
      mayWrite
        ? html`<span class="note note-link"><a href="${paths.editAction(coalition.slug, id)}">${t('general.edit')}<span class="visually-hidden">: ${what}</span></a></span>`
        : ''
    }`;
}

function participantList(participants: ActionRow['participants']): HtmlSafeString {
  return html`${participants.map(
    ({ name, slug, language }, place) =>
      html`${place > 0 ? '; ' : ''}${
        slug
          ? html`<a href="${paths.organisation(slug)}" ${language ? html`lang="${language}"` : ''}>${name}</a>`
          : name
      }`,
  )}`;
}

/** Reports that the coalition published elsewhere. */
export function publicationsSection(ui: Ui, publications: readonly Publication[]): HtmlSafeString | string {
  const { t } = ui;
  if (publications.length === 0) return '';
  return section({
    title: t('coalition.publications'),
    id: 'publications',
    note: t('coalition.publicationsNote'),
    body: dataTable({
      caption: t('coalition.publications'),
      isCaptionHidden: true,
      isUnderHeading: true,
      columns: [
        { key: 'title', label: t('publications.column.title'), kind: 'name' },
        { key: 'period', label: t('publications.column.period'), phone: 'labelled' },
        { key: 'published', label: t('publications.column.published'), kind: 'date', phone: 'labelled' },
        { key: 'source', label: t('publications.column.source'), phone: 'labelled' },
      ],
      rows: publications.map((publication) => ({
        cells: {
          title: html`<span class="row-text" ${publication.titleLanguage ? html`lang="${publication.titleLanguage}"` : ''}>${publication.title}</span>${
            publication.note ? html`<span class="note">${publication.note}</span>` : ''
          }`,
          period: period(ui, publication),
          published: dateText(publication.publishedOn, ui),
          source: evidenceLinks(
            ui,
            publication.addresses.map((address) => ({ address, basis: 'read' })),
          ),
        },
      })),
    }),
  });
}

function period(ui: Ui, { periodFrom, periodUntil }: Publication): HtmlSafeString {
  if (!periodFrom && !periodUntil) return notPublished(ui);
  if (periodFrom && !periodUntil) return phrase(ui, 'publications.from', { date: dateText(periodFrom, ui) });
  if (periodFrom === periodUntil) return dateText(periodFrom, ui);
  return html`${dateText(periodFrom, ui)}&nbsp;– ${dateText(periodUntil, ui)}`;
}
