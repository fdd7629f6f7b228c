import t from 'tap';
import { openDatabases } from '#database/files.ts';
import { systemAct } from '#features/people/actor.ts';
import { createIndicator, editIndicator } from '#features/reports/commands.ts';
import { holdPages } from '#test/support/page-walk.ts';
import { payGrants } from '#test/support/paid-grants.ts';
import { credentials } from '#test/support/server.ts';
import { COALITION, twoReports } from '#test/support/two-reports.ts';

/** What is not a list or a record of the first nouns; those stand in pages.test.ts. */
const publicPages = [
  '/partners',
  '/partners?theme=corruption',
  '/partners/consortium',
  '/partners/calls',
  '/partners/method',
  '/partners/matrix',
  '/partners/network',
  '/reports',
  '/reports/claims',
  '/reports/indicators',
  '/reports/indicators/grants-example',
  '/reports/indicators/grants-example/changes',
  '/data/coverage',
  '/outcomes',
  '/actions',
  '/solutions',
  '/solutions/matrix',
  '/evidence',
  '/coalitions/preugovor/reports',
  `/coalitions/${COALITION}/reports`,
  `/coalitions/${COALITION}/reports/2024`,
  `/coalitions/${COALITION}/reports/compare`,
  '/coalitions/preugovor/timeline',
  '/join',
  '/reconcile/paste',
  '/grants/totals',
  '/grants/payments',
  '/grants/late',
  '/schemes/smart-balkans-regional',
  '/ceremonies/regional-grants-2023-12-14/minutes',
];
const staffPages = [
  '/admin/imports',
  '/admin/requests',
  '/grants/amendments',
  '/grants/SB-003/status',
  '/grants/SB-003/amendments',
  '/grants/SB-003/payments',
  '/grants/SB-003/documents',
  '/grants/reports-due',
  '/coalitions/preugovor/outcomes/new',
  '/coalitions/preugovor/actions/new',
  '/coalitions/preugovor/reports/new',
  '/solutions/new',
  '/evidence/new',
  '/reports/claims/april-2023-small',
  '/reports/claims/april-2023-small/edit',
  '/reports/indicators/grants-example/edit',
  '/partners/calls/new',
  '/partners/consortia',
  '/partners/introductions',
  '/account/tokens',
  '/account/sessions',
  '/account/passkeys',
  '/ceremonies/regional-grants-2023-12-14/signatories',
  '/ceremonies/regional-grants-2023-12-14/paper',
  '/events/smart-balkans-regional-conference-2023/lines',
];

const administratorPages = [
  '/admin/people',
  '/admin/schemes',
  '/admin/themes',
  '/admin/places',
  '/admin/places/new',
  '/admin/legal-forms',
];

/** What the published records do not have: money that is paid and late, and an indicator that was defined anew. */
function addExamples(folder: string): void {
  const { registry, practice } = openDatabases(folder);
  const act = systemAct('command-line');
  payGrants(registry, 2);
  const grants = { programme: 'smart-balkans', name: 'Grants (example)', measure: 'grants', isExample: true };
  createIndicator(registry, act, grants);
  editIndicator(registry, act, 'grants-example', { ...grants, country: 'AL' });
  registry.close();
  practice.close();
}

t.test('axe finds nothing on further pages, and none scrolls sideways', (t) =>
  holdPages(t, async (url, folder) => {
    addExamples(folder);
    const { token } = credentials(folder, 'staff');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    await twoReports((method, address, body = {}) =>
      fetch(url + address, { method, headers, body: JSON.stringify(body) }),
    );
    return { public: publicPages, staff: staffPages, administrator: administratorPages };
  }),
);
