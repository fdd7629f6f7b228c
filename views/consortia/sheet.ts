import { html, type HtmlSafeString } from '@prairielearn/html';
import { amountOf, builderQuery } from '#features/consortia/builder-request.ts';
import type { Builder } from '#features/consortia/builder.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { money } from '../components/money.ts';
import { nameText } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { ruleCheck } from '../components/rule-check.ts';
import { dataTable } from '../components/table.ts';
import { partnerCrumbs } from '../partners/parts.ts';
import { points } from '../partners/reasons.ts';
import type { Page, Ui } from '../ui.ts';
import { workedTogether } from './builder-parts.ts';

/** The partner sheet for a concept note: printed, or kept as a PDF by the browser's own means. */
export function sheetPage(ui: Ui, builder: Builder): Page {
  const { t } = ui;
  const { asked, draft } = builder;
  const title = asked.title || t('builder.untitled');
  const minor = amountOf(asked);
  return {
    title: `${t('builder.sheet')}: ${title}`,
    section: 'partners',
    crumbs: partnerCrumbs(
      ui,
      { label: t('builder.title'), href: paths.consortiumBuilder(builderQuery(asked)) },
      t('builder.sheet'),
    ),
    isUnlisted: true,
    body: html`
      ${pageHead({
        title,
        kicker: t('builder.sheet'),
        facts: [
          draft.scheme ? `${draft.scheme.programme}: ${draft.scheme.name}` : t('match.basketNoScheme'),
          ...(minor === undefined ? [] : [money(minor, asked.currency, ui)]),
        ],
      })}
      <p class="note list-filters">
        ${t('builder.print')} <a href="${paths.consortiumXlsx(builderQuery(asked))}">XLSX</a>
      </p>
      ${table(ui, builder, minor)} ${draft.rules.length > 0 ? ruleCheck(ui, { rules: draft.rules }) : ''}
      ${workedTogether(ui, builder)}
    `,
  };
}

function table(ui: Ui, { asked, draft }: Builder, minor: number | undefined): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    caption: t('builder.members'),
    isCaptionHidden: true,
    columns: [
      { key: 'organisation', label: t('builder.organisation'), kind: 'name' },
      { key: 'country', label: t('builder.country') },
      { key: 'role', label: t('builder.role') },
      { key: 'task', label: t('builder.task') },
      { key: 'share', label: t('builder.share'), kind: 'figure', align: 'end' },
      { key: 'part', label: t('builder.part'), kind: 'figure', align: 'end' },
    ],
    rows: draft.members.map(({ organisation, asked: slug, share }, place) => ({
      cells: {
        organisation: organisation
          ? nameText({ name: organisation.name, lang: organisation.language })
          : slug,
        country: countryOrUnknown(organisation?.country, ui),
        role: t(place === 0 ? 'match.leads' : 'match.partner'),
        task: asked.tasks[asked.with.indexOf(slug)] ?? '',
        share: `${points(share / 10, ui)}%`,
        part: minor === undefined ? '' : money(Math.round((minor * share) / 10_000), asked.currency, ui),
      },
    })),
    foot: [
      {
        cells: {
          organisation: t('builder.sum'),
          share: `${points(draft.sum / 10, ui)}%`,
          part:
            minor === undefined ? '' : money(Math.round((minor * draft.sum) / 10_000), asked.currency, ui),
        },
      },
    ],
  });
}
