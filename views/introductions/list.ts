import { html } from '@prairielearn/html';
import type { Introduction } from '#features/introductions/queries.ts';
import { dayOf, formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { dateText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import { partnerCrumbs } from '../partners/parts.ts';
import type { Page, Ui } from '../ui.ts';

export interface IntroductionsContent {
  introductions: Introduction[];
  /** For staff: how many there are; no contents. */
  counts: Record<'sent' | 'accepted' | 'declined' | 'reported' | 'blocked', number> | undefined;
}

/** Introductions of one's own organisations; staff see counts. */
export function introductionsPage(ui: Ui, { introductions, counts }: IntroductionsContent): Page {
  const { t } = ui;
  return {
    title: t('introductions.title'),
    section: 'partners',
    crumbs: partnerCrumbs(ui, t('introductions.title')),
    isUnlisted: true,
    body: html`
      <h1 class="page-title">${t('introductions.title')}</h1>
      <p class="lead">${t('introductions.lead')}</p>
      ${
        counts
          ? section({
              title: t('introductions.counts'),
              note: t('introductions.countsNote'),
              body: facts(ui, {
                layout: 'across',
                facts: (['sent', 'accepted', 'declined', 'reported', 'blocked'] as const).map((name) => ({
                  label: t(`introduction.count.${name}`),
                  value: formatNumber(counts[name], ui.language),
                })),
              }),
            })
          : ''
      }
      ${
        introductions.length === 0
          ? html`<p>${t('introductions.none')}</p>`
          : dataTable({
              caption: t('introductions.title'),
              isCaptionHidden: true,
              columns: [
                { key: 'from', label: t('introductions.from'), kind: 'name' },
                { key: 'to', label: t('introductions.to') },
                { key: 'state', label: t('calls.status') },
                { key: 'sent', label: t('introductions.sentOn'), kind: 'date' },
              ],
              rows: introductions.map(({ publicId, from, to, state, createdAt }) => ({
                cells: {
                  from: html`<a class="name" href="${paths.introduction(publicId)}" ${from.nameLanguage ? html`lang="${from.nameLanguage}"` : ''}>${from.name}</a>`,
                  to: nameText({ name: to.name, lang: to.nameLanguage }),
                  state: t(`introduction.state.${state}`),
                  sent: dateText(dayOf(new Date(createdAt)), ui),
                },
              })),
            })
      }
    `,
  };
}
