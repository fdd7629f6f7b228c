import { html } from '@prairielearn/html';
import { paths } from '#paths.ts';
import { linkButton } from '#views/components/button.ts';
import type { Page, Ui } from '../ui.ts';

/** An administrator's first page: a second step to set up, and practice, which needs none. */
export function enrolmentPage(ui: Ui): Page {
  const { t } = ui;
  return {
    title: t('enrolment.title'),
    crumbs: [{ label: t('general.registry'), href: paths.home() }, { label: t('admin.title') }],
    body: html`
      <div class="columns">
        <div class="column-main">
          <h1 class="page-title">${t('enrolment.title')}</h1>
          <p class="lead">${t('enrolment.lead')}</p>
          <div class="prose"><p>${t('enrolment.why')}</p></div>
          <p class="actions">
            ${linkButton({ label: t('enrolment.codes'), href: paths.accountCodes(), kind: 'main' })}
            ${linkButton({ label: t('enrolment.passkey'), href: paths.accountPasskeys() })}
          </p>
        </div>
        <div class="column-side">
          <section class="section">
            <h2 class="side-title">${t('practice.title')}</h2>
            <p class="note">${t('practice.what')} ${t('enrolment.practice')}</p>
            <p><a href="${paths.practice()}">${t('practice.go')}</a></p>
          </section>
        </div>
      </div>
    `,
  };
}
