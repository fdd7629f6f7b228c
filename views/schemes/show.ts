import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { SchemeDetail, SchemeVersionRow } from '#features/schemes/queries.ts';
import { api } from '#api-paths.ts';
import { paths, withQuery } from '#paths.ts';
import { linkButton, plainButton } from '../components/button.ts';
import { dateField } from '../components/field.ts';
import { errorsAt, fieldAfter, problemSummary } from '../components/form-problems.ts';
import { pageHead } from '../components/page-head.ts';
import { section, sideList, sideSection } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { conditionList, periodText } from './conditions.ts';

export interface SchemeView {
  scheme: SchemeDetail;
  /** A version whose end was refused. */
  ending?: { id: number; typed: string; problems: Problem[] };
}

/** A scheme with its conditions in words, those in force first and the earlier ones under them. */
export function schemePage(ui: Ui, { scheme, ending }: SchemeView): Page {
  const { t } = ui;
  const { slug, name, programme, versions, grants } = scheme;
  const title = t('scheme.title', { name });
  const isAdministrator = ui.person?.isAdministrator ?? false;
  return {
    title,
    section: 'grants',
    hasErrors: ending !== undefined,
    history: paths.history('scheme', slug),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('grants.title'), href: paths.grants() },
      { label: name },
    ],
    body: html`
      <div class="columns">
        <div class="column-main">
          ${pageHead({ title, facts: [programme.name] })}
          ${ending ? problemSummary(ui, ending.problems, () => `inForceUntil-${ending.id}`) : ''}
          ${
            versions.length === 0
              ? section({
                  title: t('scheme.conditions'),
                  body: html`<p><em class="unknown">${t('scheme.unknown')}</em></p>`,
                })
              : versions.map((version) => versionSection(ui, scheme, version, ending))
          }
        </div>
        <div class="column-side">
          ${
            isAdministrator
              ? html`<div class="side-actions">
                ${linkButton({ label: t('scheme.addVersion'), href: paths.newSchemeVersion(slug), kind: 'main', isWide: true })}
                ${linkButton({ label: t('schemes.title'), href: paths.adminSchemes(), isWide: true })}
              </div>`
              : ''
          }
          ${sideSection({
            title: t('scheme.grants'),
            body: sideList([
              {
                text: html`<a href="${withQuery(paths.grants(), { scheme: slug })}">${t('scheme.grantCount', { count: grants })}</a>`,
              },
            ]),
          })}
          ${sideSection({
            title: t('grant.takeAway'),
            id: 'take-away',
            body: sideList([{ text: html`<a href="${api.scheme(slug)}">${t('grant.json')}</a>` }]),
          })}
        </div>
      </div>
    `,
  };
}

function versionSection(
  ui: Ui,
  scheme: SchemeDetail,
  version: SchemeVersionRow,
  ending: SchemeView['ending'],
): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('scheme.conditions'),
    id: `version-${version.id}`,
    note: periodText(ui, version),
    body: html`
      ${conditionList(ui, version.conditions)}
      <p class="note">${t('scheme.signedUnder', { count: version.signedGrants })}</p>
      ${ui.person?.isAdministrator && version.inForceUntil === null ? endForm(ui, scheme, version, ending) : ''}
    `,
  });
}

function endForm(
  ui: Ui,
  { slug }: SchemeDetail,
  { id }: SchemeVersionRow,
  ending: SchemeView['ending'],
): HtmlSafeString {
  const { t } = ui;
  const own = ending?.id === id ? ending : undefined;
  const field = `inForceUntil-${id}`;
  return html`<details ${own ? 'open' : ''}>
    <summary>${t('scheme.end')}</summary>
    <form method="post" action="${paths.schemeVersionEnd(slug, id)}" novalidate>
      ${dateField({
        name: 'inForceUntil',
        id: field,
        label: t('scheme.endOn'),
        hint: t('scheme.endHint'),
        value: own?.typed,
        error: errorsAt(ui, own?.problems ?? [], fieldAfter('inForceUntil'))('inForceUntil'),
      })}
      ${plainButton({ label: t('scheme.end'), isSmall: true })}
    </form>
  </details>`;
}
