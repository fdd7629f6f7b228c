import { html } from '@prairielearn/html';
import type { CheckedClaim } from '#features/claims/queries.ts';
import { dayOf, formatDate } from '#language/format.ts';
import { paths } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import { allDownloads } from '../components/downloads.ts';
import { section, sideList } from '../components/section.ts';
import { reportCrumbs } from '../reports/crumbs.ts';
import type { Page, Ui } from '../ui.ts';
import { claimsTable } from './table.ts';

export interface ClaimsPage {
  claims: readonly CheckedClaim[];
  /** Those that staff took away. */
  withdrawn: readonly { slug: string; what: string; withdrawnAt: string }[];
}

/** What was published against what the registry counts. */
export function claimsPage(ui: Ui, { claims, withdrawn }: ClaimsPage): Page {
  const { t, language } = ui;
  const day = (instant: string) => formatDate(dayOf(new Date(instant)), language);
  return {
    title: t('claims.title'),
    section: 'reports',
    crumbs: reportCrumbs(ui, t('claims.title')),
    body: html`
      <div class="list-head">
        <h1 class="page-title">${t('claims.title')}</h1>
        ${ui.person?.isStaff ? linkButton({ label: t('claim.add'), href: paths.newClaim() }) : ''}
      </div>
      <p class="lead">${t('claims.lead')}</p>
      <div class="list-line">
        <p class="list-count"><a href="${paths.coverage()}">${t('coverage.title')}</a></p>
        ${allDownloads(ui, (format) => `${paths.claims()}.${format}`)}
      </div>
      ${claimsTable(ui, claims)}
      <p class="list-note">${t('claims.how')}</p>
      ${
        withdrawn.length > 0
          ? section({
              title: t('claims.withdrawnOnes'),
              id: 'withdrawn',
              body: sideList(
                withdrawn.map(({ slug, what, withdrawnAt }) => ({
                  text: html`<a href="${paths.claim(slug)}">${what}</a>`,
                  note: t('claims.withdrawnOn', { date: day(withdrawnAt) }),
                })),
              ),
            })
          : ''
      }
    `,
  };
}
