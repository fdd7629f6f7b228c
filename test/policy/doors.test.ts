import t from 'tap';
import { testApp } from '#test/support/app.ts';

/** Each page that posts, and the API route that does the same; or why scripts have no use for it. */
const doors: Record<string, string> = {
  'POST /organisations': 'POST /api/v1/organisations',
  'POST /organisations/:slug': 'PUT /api/v1/organisations/:slug',
  'POST /organisations/:slug/confirmation': 'POST /api/v1/organisations/:slug/confirmation',
  'POST /admin/approvals/:id/approval': 'POST /api/v1/approvals/:id/approval',
  'POST /admin/approvals/:id/refusal': 'POST /api/v1/approvals/:id/refusal',
  'POST /organisations/:slug/corrections': 'POST /api/v1/organisations/:slug/corrections',
  'POST /organisations/:slug/claim': 'POST /api/v1/organisations/:slug/claim',
  'POST /admin/corrections/:id/answer': 'POST /api/v1/corrections/:id/answer',
  'POST /organisations/:slug/verification': 'POST /api/v1/organisations/:slug/verification',
  'POST /organisations/:slug/names': 'POST /api/v1/organisations/:slug/names',
  'POST /organisations/:slug/merges/:id/undoing': 'POST /api/v1/organisations/:slug/merges/:id/undoing',
  'POST /admin/duplicates/:first/:second/merge': 'POST /api/v1/duplicates/:first/:second/merge',
  'POST /admin/duplicates/:first/:second/distinction': 'PUT /api/v1/duplicates/:first/:second/distinction',
  'POST /admin/duplicates/:first/:second/distinction/withdrawal':
    'DELETE /api/v1/duplicates/:first/:second/distinction',
  'POST /grants': 'POST /api/v1/grants',
  'POST /grants/new': 'POST /api/v1/grants',
  'POST /grants/:reference': 'PUT /api/v1/grants/:reference',
  'POST /grants/:reference/edit': 'PUT /api/v1/grants/:reference',
  'POST /grants/:reference/signing': 'POST /api/v1/grants/:reference/signing',
  'POST /grants/:reference/signing/reversal': 'POST /api/v1/grants/:reference/signing/reversal',
  'POST /admin/schemes': 'POST /api/v1/schemes',
  'POST /admin/schemes/:slug/versions': 'POST /api/v1/schemes/:slug/versions',
  'POST /admin/schemes/:slug/versions/:id/end': 'POST /api/v1/schemes/:slug/versions/:id/end',
  'POST /admin/rates': 'POST /api/v1/rates',
  'POST /admin/rates/import': 'POST /api/v1/rates/import',
  'POST /grants/:reference/status': 'POST /api/v1/grants/:reference/status',
  'POST /grants/:reference/amendments': 'POST /api/v1/grants/:reference/amendments',
  'POST /grants/amendments': 'POST /api/v1/grants/amendments',
  'POST /grants/:reference/payments': 'POST /api/v1/grants/:reference/payments',
  'POST /grants/:reference/payments/:id/reversal': 'POST /api/v1/grants/:reference/payments/:id/reversal',
  'POST /grants/:reference/payments/schedule': 'PUT /api/v1/grants/:reference/payments/schedule',
  'POST /grants/:reference/payments/reports': 'POST /api/v1/grants/:reference/payments/reports',
  'POST /grants/:reference/payments/reports/:id/receipt':
    'POST /api/v1/grants/:reference/payments/reports/:id/receipt',
  'POST /grants/:reference/documents': 'POST /api/v1/grants/:reference/documents',
  'POST /grants/:reference/documents/:id/withdrawal':
    'POST /api/v1/grants/:reference/documents/:id/withdrawal',
  'POST /events/new': 'POST /api/v1/events',
  'POST /events/:slug/edit': 'PUT /api/v1/events/:slug',
  'POST /ceremonies/new': 'POST /api/v1/ceremonies',
  'POST /ceremonies/:slug/edit': 'PUT /api/v1/ceremonies/:slug',
  'POST /ceremonies/:slug/list': 'POST /api/v1/ceremonies/:slug/list',
  'POST /ceremonies/:slug/list/:reference/position': 'PUT /api/v1/ceremonies/:slug/list/:reference/position',
  'POST /ceremonies/:slug/list/:reference/removal': 'DELETE /api/v1/ceremonies/:slug/list/:reference',
  'POST /ceremonies/:slug/desk-people': 'POST /api/v1/ceremonies/:slug/desk-people',
  'POST /ceremonies/:slug/desk-people/:person/removal': 'DELETE /api/v1/ceremonies/:slug/desk-people/:person',
  'POST /ceremonies/:slug/signatories': 'PUT /api/v1/ceremonies/:slug/signatories',
  'POST /ceremonies/:slug/publication': 'POST /api/v1/ceremonies/:slug/publication',
  'POST /ceremonies/:slug/closing': 'POST /api/v1/ceremonies/:slug/closing',
  'POST /ceremonies/:slug/entries': 'POST /api/v1/ceremonies/:slug/entries',
  'POST /ceremonies/:slug/entries/:key/resolution': 'POST /api/v1/ceremonies/:slug/entries/:key/resolution',
  'POST /ceremonies/:slug/stage-links': 'POST /api/v1/ceremonies/:slug/stage-links',
  'POST /ceremonies/:slug/stage-links/ending': 'DELETE /api/v1/ceremonies/:slug/stage-links',
  'POST /coalitions': 'POST /api/v1/coalitions',
  'POST /coalitions/:slug': 'PUT /api/v1/coalitions/:slug',
  'POST /coalitions/:slug/members': 'POST /api/v1/coalitions/:slug/members',
  'POST /coalitions/:slug/members/:id/leaving': 'POST /api/v1/coalitions/:slug/members/:id/leaving',
  'POST /account/name': 'PUT /api/v1/account',
  'POST /account/sessions/:id/ending': 'DELETE /api/v1/account/sessions/:id',
  'POST /account/tokens': 'POST /api/v1/account/tokens',
  'POST /account/tokens/:id/revocation': 'DELETE /api/v1/account/tokens/:id',
  'POST /admin/people/new': 'POST /api/v1/people',
  'POST /admin/people/:id/roles': 'POST /api/v1/people/:id/roles',
  'POST /admin/people/:id/roles/:role/withdrawal': 'DELETE /api/v1/people/:id/roles/:role',
  'POST /admin/people/:id/suspension': 'POST /api/v1/people/:id/suspension',
  'POST /admin/people/:id/reinstatement': 'POST /api/v1/people/:id/reinstatement',
  'POST /admin/people/:id/handover': 'POST /api/v1/people/:id/handover',
  'POST /admin/people/:id/invitation': 'POST /api/v1/people/:id/invitation',
  'POST /admin/people/:id/invitation/withdrawal': 'DELETE /api/v1/people/:id/invitation',
  'POST /join': 'POST /api/v1/join-requests',
  'POST /admin/requests/:id/approval': 'POST /api/v1/join-requests/:id/approval',
  'POST /admin/requests/:id/refusal': 'POST /api/v1/join-requests/:id/refusal',
  'POST /admin/people/:id/erasure': 'POST /api/v1/people/:id/erasure',
  'POST /organisations/:slug/contacts': 'POST /api/v1/organisations/:slug/contacts',
  'POST /organisations/:slug/contacts/:id': 'PUT /api/v1/organisations/:slug/contacts/:id',
  'POST /organisations/:slug/contacts/:id/removal': 'DELETE /api/v1/organisations/:slug/contacts/:id',
  'POST /admin/outbox/:id/sending': 'POST /api/v1/mails/:id/sending',
  'POST /coalitions/:slug/institutions': 'POST /api/v1/coalitions/:slug/institutions',
  'POST /coalitions/:slug/outcomes': 'POST /api/v1/coalitions/:slug/outcomes',
  'POST /coalitions/:slug/outcomes/:id': 'PUT /api/v1/coalitions/:slug/outcomes/:id',
  'POST /coalitions/:slug/outcomes/:id/substantiations':
    'POST /api/v1/coalitions/:slug/outcomes/:id/substantiations',
  'POST /events/:slug/sessions/:session/lines': 'POST /api/v1/events/:slug/sessions/:session/lines',
  'POST /events/:slug/lines/:id/settling': 'POST /api/v1/events/:slug/lines/:id/settling',
  'POST /reports/indicators': 'POST /api/v1/indicators',
  'POST /reports/indicators/:slug': 'PUT /api/v1/indicators/:slug',
  'POST /reports/indicators/:slug/readings': 'POST /api/v1/indicators/:slug/readings',
  'POST /reports/indicators/:slug/retirement': 'POST /api/v1/indicators/:slug/retirement',
  'POST /reports/claims': 'POST /api/v1/claims',
  'POST /reports/claims/:slug': 'PUT /api/v1/claims/:slug',
  'POST /reports/claims/:slug/withdrawal': 'POST /api/v1/claims/:slug/withdrawal',
  'POST /reports/claims/:slug/return': 'DELETE /api/v1/claims/:slug/withdrawal',
  'POST /coalitions/:slug/reports': 'POST /api/v1/coalitions/:slug/reports',
  'POST /coalitions/:slug/reports/:period': 'PUT /api/v1/coalitions/:slug/reports/:period',
  'POST /coalitions/:slug/reports/:period/submission':
    'POST /api/v1/coalitions/:slug/reports/:period/submission',
  'POST /coalitions/:slug/reports/:period/comments': 'POST /api/v1/coalitions/:slug/reports/:period/comments',
  'POST /coalitions/:slug/reports/:period/comments/:comment/answers':
    'POST /api/v1/coalitions/:slug/reports/:period/comments/:comment/answers',
  'POST /coalitions/:slug/reports/:period/comments/:comment/resolution':
    'POST /api/v1/coalitions/:slug/reports/:period/comments/:comment/resolution',
  'POST /coalitions/:slug/reports/:period/decision': 'POST /api/v1/coalitions/:slug/reports/:period/decision',
  'POST /evidence': 'POST /api/v1/evidence',
  'POST /evidence/:slug': 'PUT /api/v1/evidence/:slug',
  'POST /evidence/:slug/uses': 'POST /api/v1/evidence/:slug/uses',
  'POST /evidence/:slug/uses/removal': 'DELETE /api/v1/evidence/:slug/uses',
  'POST /solutions': 'POST /api/v1/solutions',
  'POST /solutions/:slug': 'PUT /api/v1/solutions/:slug',
  'POST /solutions/:slug/steps': 'POST /api/v1/solutions/:slug/steps',
  'POST /coalitions/:slug/actions': 'POST /api/v1/coalitions/:slug/actions',
  'POST /coalitions/:slug/actions/:id': 'PUT /api/v1/coalitions/:slug/actions/:id',
  'POST /admin/imports': 'POST /api/v1/imports',
  'POST /admin/imports/:id/columns': 'PUT /api/v1/imports/:id/columns',
  'POST /admin/imports/:id/decisions': 'PUT /api/v1/imports/:id/decisions',
  'POST /admin/imports/:id/application': 'POST /api/v1/imports/:id/application',
  'POST /admin/imports/:id/undoing': 'POST /api/v1/imports/:id/undoing',
  'POST /admin/themes': 'POST /api/v1/themes',
  'POST /admin/themes/:slug': 'PUT /api/v1/themes/:slug',
  'POST /admin/themes/:slug/retirement': 'POST /api/v1/themes/:slug/retirement',
  'POST /admin/themes/:slug/return': 'DELETE /api/v1/themes/:slug/retirement',
  'POST /admin/themes/:slug/position': 'PUT /api/v1/themes/:slug/position',
  'POST /admin/places': 'POST /api/v1/places',
  'POST /admin/places/spellings': 'POST /api/v1/places/:slug/spellings',
  'POST /admin/places/:slug': 'PUT /api/v1/places/:slug',
  'POST /admin/places/:slug/retirement': 'POST /api/v1/places/:slug/retirement',
  'POST /admin/places/:slug/return': 'DELETE /api/v1/places/:slug/retirement',
  'POST /admin/places/:slug/merging': 'PUT /api/v1/places/:slug/merging',
  'POST /admin/places/:slug/parting': 'DELETE /api/v1/places/:slug/merging',
  'POST /admin/legal-forms': 'POST /api/v1/legal-forms',
  'POST /admin/legal-forms/spellings': 'POST /api/v1/legal-forms/:slug/spellings',
  'POST /admin/legal-forms/:slug': 'PUT /api/v1/legal-forms/:slug',
  'POST /admin/legal-forms/:slug/retirement': 'POST /api/v1/legal-forms/:slug/retirement',
  'POST /admin/legal-forms/:slug/return': 'DELETE /api/v1/legal-forms/:slug/retirement',
  'POST /admin/legal-forms/:slug/merging': 'PUT /api/v1/legal-forms/:slug/merging',
  'POST /admin/legal-forms/:slug/parting': 'DELETE /api/v1/legal-forms/:slug/merging',
  'POST /admin/legal-forms/:slug/position': 'PUT /api/v1/legal-forms/:slug/position',
  'POST /reconcile/paste': 'POST /reconcile',
  'POST /admin/imports/:id/dropping': 'DELETE /api/v1/imports/:id',
  'POST /partners/consortia': 'POST /api/v1/partners/consortia',
  'POST /partners/consortia/:slug/confirmation': 'POST /api/v1/partners/consortia/:slug/confirmation',
  'POST /partners/consortia/:slug/links': 'POST /api/v1/partners/consortia/:slug/links',
  'POST /partners/consortia/:slug/grant': 'POST /api/v1/partners/consortia/:slug/grant',
  'POST /partners/invitations/:secret': 'POST /api/v1/partners/invitations/:secret',
  'POST /partners/calls': 'POST /api/v1/partners/calls',
  'POST /partners/calls/:slug': 'PUT /api/v1/partners/calls/:slug',
  'POST /partners/calls/:slug/answers': 'POST /api/v1/partners/calls/:slug/answers',
  'POST /partners/calls/:slug/closing': 'POST /api/v1/partners/calls/:slug/closing',
  'POST /partners/introductions': 'POST /api/v1/partners/introductions',
  'POST /partners/introductions/:id/decision': 'POST /api/v1/partners/introductions/:id/decision',
  'POST /partners/introductions/:id/replies': 'POST /api/v1/partners/introductions/:id/replies',
  'POST /partners/introductions/:id/report': 'POST /api/v1/partners/introductions/:id/report',
};

/**
 * Acts of a browser alone: a session, a language, the way to practice; and what only a person at a browser may
 * do, who has just shown once more who they are: a script's token must not change how its owner signs in.
 */
const browserOnly = [
  'POST /substantiations/:secret',
  'POST /sign-in/:secret',
  'POST /sign-in/password',
  'POST /sign-in/passkey',
  'POST /sign-in/link',
  'POST /sign-in/code',
  'POST /account/confirmation',
  'POST /account/confirmation/passkey',
  'POST /account/confirmation/link',
  'POST /account/address',
  'POST /account/address/:secret',
  'POST /account/password',
  'POST /account/password/removal',
  'POST /account/passkeys',
  'POST /account/passkeys/:id',
  'POST /account/passkeys/:id/removal',
  'POST /account/codes',
  'POST /account/codes/removal',
  'POST /account/recovery-codes',
  'POST /account/sessions/ending',
  'POST /invitations/:secret',
  'POST /join/:secret',
  'POST /confirmations/:secret',
  'POST /confirmations/:secret/correction',
  'POST /claims/:secret',
  'POST /sign-out',
  'POST /language',
  'POST /practice',
  'POST /practice/reset',
  // An API of its own, by the W3C’s Reconciliation API.
  'POST /reconcile',
];

t.test('whatever a page does, the API does too', async (t) => {
  const { app } = await testApp(t);
  const routes = app.routeList.map(({ method, url }) => `${method} ${url}`);
  const posting = routes.filter((route) => route.startsWith('POST ') && !route.includes('/api/'));
  for (const page of posting) {
    if (browserOnly.includes(page)) continue;
    t.ok(doors[page], `${page} has a door of its own in the API`);
    t.ok(routes.includes(doors[page] ?? ''), `${doors[page]} is there`);
  }
  for (const page of [...Object.keys(doors), ...browserOnly])
    t.ok(posting.includes(page), `${page} is still a page`);
});

t.test('whatever list a page shows, the API lists too', async (t) => {
  const { anyone } = await testApp(t);
  for (const list of [
    'organisations',
    'grants',
    'events',
    'ceremonies',
    'coalitions',
    'outcomes',
    'actions',
    'solutions',
    'evidence',
  ]) {
    const page = await anyone.get(`/${list}`);
    t.equal(page.statusCode, 200, list);
    const api = (await anyone.json('GET', `/api/v1/${list}`)).json<{
      items: unknown[];
      next: string | null;
      total: number;
    }>();
    t.ok(api.items.length > 0 && api.items.length <= api.total, list);
    const csv = await anyone.get(`/${list}.csv`);
    t.equal(csv.statusCode, 200, `${list}.csv`);
    const rows =
      csv.body
        .trim()
        .split('\r\n')
        .filter((line) => !line.includes('UNSCR')).length - 1;
    t.ok(rows >= api.total, `${list}.csv has ${rows} lines for ${api.total} records`);
    const json = (await anyone.get(`/${list}.json`)).json<{ items: unknown[]; total: number }>();
    t.strictSame([json.items.length, json.total], [api.total, api.total], `${list}.json`);
    t.equal((await anyone.get(`/${list}.xlsx`)).statusCode, 200, `${list}.xlsx`);
  }
});
