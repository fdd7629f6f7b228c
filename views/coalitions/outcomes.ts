import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CoalitionDetail } from '#features/coalitions/queries.ts';
import type { CoalitionWork } from '#features/coalitions/work.ts';
import { ladderSteps } from '#features/outcomes/kinds.ts';
import type { OutcomeRow } from '#features/outcomes/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import { figureLine } from '../components/figures.ts';
import { ladderKey, ladderTable } from '../components/ladder.ts';
import { section } from '../components/section.ts';
import { outcomeEntry } from '../outcomes/entry.ts';
import type { Ui } from '../ui.ts';

/** How far each institution has gone with the ask, over the full width. */
export function ladderSection(
  ui: Ui,
  coalition: CoalitionDetail,
  work: CoalitionWork,
  mayWrite: boolean,
): HtmlSafeString | string {
  if (work.ladders.length === 0 && !mayWrite) return '';
  const count = new Set(work.ladders.flatMap(({ country }) => country ?? [])).size;
  const title =
    coalition.scope !== 'national' && count > 1
      ? ui.t('coalition.sideBySide', { count })
      : ui.t('coalition.ladders');
  return section({
    title,
    id: 'countries',
    note: ui.t('coalition.laddersNote'),
    body: html`
      ${work.ladders.length > 0 ? html`${ladderTable(ui, work.ladders)} ${ladderKey(ui)}` : ''}
      ${mayWrite ? html`<p class="note"><a href="${paths.coalitionInstitutions(coalition.slug)}">${ui.t('institutionForm.title')}</a></p>` : ''}
    `,
  });
}

/** What changed, where, and what the coalition contributed; counted and not counted in words. */
export function outcomesSection(
  ui: Ui,
  coalition: CoalitionDetail,
  { outcomes, figures }: CoalitionWork,
  mayWrite: boolean,
): HtmlSafeString {
  const { t } = ui;
  const rows = (query: Record<string, string | readonly string[]>) =>
    withQuery(paths.outcomes(), { coalition: coalition.slug, ...query });
  return section({
    title: t('coalition.outcomes'),
    id: 'outcomes',
    note: t('coalition.outcomesNote'),
    ...(outcomes.length > 0
      ? { links: [{ label: t('coalition.allOutcomes', { count: outcomes.length }), href: rows({}) }] }
      : {}),
    body: html`
      ${
        outcomes.length === 0
          ? html`<p><em class="unknown">${t('coalition.noOutcomes')}</em></p>`
          : html`${figureLine(ui, [
              {
                value: figures.counted,
                label: t('outcomes.figure.counted'),
                href: rows({ counted: 'counted', step: ladderSteps }),
                isCounted: true,
              },
              {
                value: figures.contributed,
                label: t('outcomes.figure.contributed'),
                href: rows({ counted: 'counted', contribution: 'stated' }),
              },
              ...(figures.refused > 0
                ? [
                    {
                      value: figures.refused,
                      label: t('outcomes.figure.refused'),
                      href: rows({ counted: 'counted', step: ['rejected', 'rolled_back'] }),
                    },
                  ]
                : []),
              ...(figures.uncounted > 0
                ? [
                    {
                      value: figures.uncounted,
                      label: t('outcomes.figure.uncounted'),
                      href: rows({ counted: 'not_counted' }),
                    },
                  ]
                : []),
            ])}
            <ol class="entries">
              ${outcomes.map((outcome) => html`<li id="outcome-${outcome.id}">${entry(ui, outcome, mayWrite)}</li>`)}
            </ol>`
      }
      ${
        mayWrite
          ? html`<p class="actions">
            ${linkButton({ label: t('coalition.recordOutcome'), href: paths.newOutcome(coalition.slug) })}
          </p>`
          : ''
      }
    `,
  });
}

function entry(ui: Ui, outcome: OutcomeRow, mayWrite: boolean): HtmlSafeString {
  return outcomeEntry(ui, outcome, { mayWrite });
}
