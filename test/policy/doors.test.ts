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
  'POST /coalitions': 'POST /api/v1/coalitions',
  'POST /coalitions/:slug': 'PUT /api/v1/coalitions/:slug',
  'POST /coalitions/:slug/members': 'POST /api/v1/coalitions/:slug/members',
  'POST /coalitions/:slug/members/:id/leaving': 'POST /api/v1/coalitions/:slug/members/:id/leaving',
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
  'POST /reconcile/paste': 'POST /reconcile',
  'POST /admin/imports/:id/dropping': 'DELETE /api/v1/imports/:id',
};

/** Acts of a browser alone: a session, a language, the way to practice. */
const browserOnly = [
  'POST /sign-in/:secret',
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
    const json = (await anyone.get(`/${list}.json`)).json<{ items: unknown[]; total: number }>();
    t.strictSame([json.items.length, json.total], [api.total, api.total], `${list}.json`);
    t.equal((await anyone.get(`/${list}.xlsx`)).statusCode, 200, `${list}.xlsx`);
  }
});
