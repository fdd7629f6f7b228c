import { launchBrowser, newPage, axeViolations } from '#test/support/browser.ts';
import { credentials, startServer } from '#test/support/server.ts';
import { mkdtempSync } from 'node:fs';
const folder = mkdtempSync('/tmp/hist-');
const server = await startServer(folder);
const browser = await launchBrowser();
try {
  const { link, token } = credentials(folder, 'administrator');
  const h = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const get = async (u: string) => (await fetch(server.url + u, { headers: h })).json() as any;
  const g = (await get('/api/v1/grants?q=SB-001'));
  const org = (await get('/api/v1/organisations?country=MK')).items;
  const r = await fetch(server.url + '/api/v1/grants', { method: 'POST', headers: h, body: JSON.stringify({ title: 'Rivers without borders (example)', lead: org[0].slug, partners: [{ organisation: org[1].slug, share: '40', task: 'Field work' }], amount: '186164.00', currency: 'EUR', startsOn: '2026-01', themes: [] }) });
  const created = await r.json() as any; console.log(r.status, JSON.stringify(created).slice(0, 300));
  const ref = created.reference;
  const put = await fetch(server.url + '/api/v1/grants/' + ref, { method: 'PUT', headers: h, body: JSON.stringify({ title: 'Rivers without borders (example)', lead: org[0].slug, partners: [{ organisation: org[2].slug, share: '45', task: 'Field work' }], amount: '190000.50', currency: 'EUR', startsOn: '2026-02-01', summary: 'A long summary of what it is for, which goes over more than one line so that it can be seen how the page looks with a text of this length in it (example).' }) });
  console.log(put.status);
  for (const [name, opts] of [['wide', { viewport: { width: 1280, height: 900 } }], ['phone', { viewport: { width: 390, height: 844 } }], ['dark', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }]] as const) {
    const { page, problems } = await newPage(browser, opts as any);
    await page.goto(server.url + credentials(folder, 'administrator').link);
    await page.click('main button[type=submit]');
    for (const [i, u] of [`/grants/${ref}/history`, '/coalitions/antikorupcijska-mreza-account/history?person=nobody', '/ceremonies/core-grants-serbia-and-north-macedonia-2023-12-15/history', `/grants/${ref}/history?from=nonsense`, `/grants/${ref}/history?event=grant.edited&until=2020`].entries()) {
      await page.goto(server.url + u);
      console.log(name, u, await axeViolations(page), problems);
      await page.screenshot({ path: `/tmp/hist-${name}-${i}.png`, fullPage: true });
      await page.setViewportSize({ width: 320, height: 800 });
      console.log('over', await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      await page.setViewportSize(opts.viewport);
    }
  }
} finally { await browser.close(); await server.stop(); }
