import t from 'tap';
import { testApp } from '#test/support/app.ts';

/** Each page that posts, and the API route that does the same; or why scripts have no use for it. */
const doors: Record<string, string> = {
  'POST /organisations': 'POST /api/v1/organisations',
  'POST /organisations/:slug': 'PUT /api/v1/organisations/:slug',
  'POST /grants': 'POST /api/v1/grants',
  'POST /grants/new': 'POST /api/v1/grants',
  'POST /grants/:reference': 'PUT /api/v1/grants/:reference',
  'POST /grants/:reference/edit': 'PUT /api/v1/grants/:reference',
  'POST /grants/:reference/signing': 'POST /api/v1/grants/:reference/signing',
  'POST /grants/:reference/signing/reversal': 'POST /api/v1/grants/:reference/signing/reversal',
  'POST /events/new': 'POST /api/v1/events',
  'POST /events/:slug/edit': 'PUT /api/v1/events/:slug',
  'POST /ceremonies/new': 'POST /api/v1/ceremonies',
  'POST /ceremonies/:slug/edit': 'PUT /api/v1/ceremonies/:slug',
  'POST /ceremonies/:slug/list': 'POST /api/v1/ceremonies/:slug/list',
  'POST /ceremonies/:slug/list/:reference/position': 'PUT /api/v1/ceremonies/:slug/list/:reference/position',
  'POST /ceremonies/:slug/list/:reference/removal': 'DELETE /api/v1/ceremonies/:slug/list/:reference',
  'POST /ceremonies/:slug/desk': 'POST /api/v1/ceremonies/:slug/desk',
  'POST /ceremonies/:slug/desk/:person/removal': 'DELETE /api/v1/ceremonies/:slug/desk/:person',
  'POST /coalitions': 'POST /api/v1/coalitions',
  'POST /coalitions/:slug': 'PUT /api/v1/coalitions/:slug',
  'POST /coalitions/:slug/members': 'POST /api/v1/coalitions/:slug/members',
  'POST /coalitions/:slug/members/:id/leaving': 'POST /api/v1/coalitions/:slug/members/:id/leaving',
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
};

/** Acts of a browser alone: a session, a language, the way to practice. */
const browserOnly = [
  'POST /sign-in/:secret',
  'POST /invitations/:secret',
  'POST /join/:secret',
  'POST /sign-out',
  'POST /language',
  'POST /practice',
  'POST /practice/reset',
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
  for (const list of ['organisations', 'grants', 'events', 'ceremonies', 'coalitions']) {
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
  }
});
