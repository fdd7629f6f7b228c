import type { Page, Ui } from '../ui.ts';
import { paragraph, points, prosePage } from './prose.ts';

/** What is known of persons, who sees it, and what a browser keeps. */
export function privacyPage(ui: Ui): Page {
  return prosePage(ui, 'privacy.title', 'privacy.lead', [
    {
      heading: 'privacy.persons',
      body: [
        points(ui, [
          'privacy.signatories',
          'privacy.contacts',
          'privacy.accounts',
          'privacy.ways',
          'privacy.sessions',
          'privacy.tries',
          'privacy.corrections',
          'privacy.device',
          'privacy.history',
        ]),
      ],
    },
    {
      heading: 'privacy.kept',
      body: [
        points(ui, [
          'privacy.keptContacts',
          'privacy.keptSignatories',
          'privacy.keptAccounts',
          'privacy.keptRequests',
          'privacy.keptMails',
          'privacy.keptHistory',
        ]),
      ],
    },
    {
      heading: 'privacy.reading',
      body: [points(ui, ['privacy.noTracking', 'privacy.log', 'privacy.noForeign'])],
    },
    {
      heading: 'privacy.cookies',
      body: [
        points(ui, [
          'privacy.cookieLanguage',
          'privacy.cookieSession',
          'privacy.cookieBrowser',
          'privacy.cookieForm',
        ]),
      ],
    },
    { heading: 'privacy.rights', body: [paragraph(ui, 'privacy.rightsText')] },
  ]);
}
