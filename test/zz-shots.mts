import { testDatabases } from './support/databases.ts';
import * as m from './support/app.ts';
import { launchBrowser, newPage, axeViolations } from './support/browser.ts';
import { buildApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { addPerson, makeSignInLink, signInByLink, switchPractice } from '#features/people/commands.ts';
import { systemAct } from '#features/people/actor.ts';
const open = (m as any).testDatabases?.() ?? (testDatabases as any)();
const port = 3471;
const app = await buildApp(readConfig({ LOG_LEVEL: 'silent', PORT: String(port) }), open);
await app.listen({ port, host: '127.0.0.1' });
const act = systemAct('command-line');
addPerson(open.registry, act, { email: 's@example.org', role: 'staff' } as any);
const session = signInByLink(open.registry, act, makeSignInLink(open.registry, act, 's@example.org'));
switchPractice(open.registry, session, true);
const jobs = process.argv.slice(2);
const browser = await launchBrowser();
const P = '/ceremonies/core-grants-serbia-and-north-macedonia-example';
const all: [string, string, boolean, any?][] = [
  ['event', '/events/smart-balkans-regional-conference-2023', false],
  ['events', '/events', false],
  ['ceremonies', '/ceremonies', false],
  ['skopje-core', '/ceremonies/core-grants-serbia-and-north-macedonia-2023-12-15', false],
  ['staff-ceremony', P, true],
  ['staff-order', P + '?order=yes', true],
  ['staff-search', P + '?q=qendra#add', true],
  ['staff-edit', P + '/edit', true],
  ['new-event', '/events/new', true],
  ['new-ceremony', '/ceremonies/new', true],
];
for (const [name, url, isStaff] of all) {
  if (jobs.length && !jobs.includes(name)) continue;
  for (const [label, opts] of [['wide', { viewport: { width: 1280, height: 900 } }], ['phone', { viewport: { width: 390, height: 844 } }], ['dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }], ['mk', { viewport: { width: 1280, height: 900 }, locale: 'mk-MK' }]] as const) {
    const { page, problems, close } = await newPage(browser, opts as any);
    if (isStaff) await page.context().addCookies([{ name: 'session', value: session, url: `http://127.0.0.1:${port}` }]);
    await page.goto(`http://127.0.0.1:${port}${url}`);
    await page.screenshot({ path: `/tmp/shots/${name}-${label}.png`, fullPage: true });
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    const axe = await axeViolations(page);
    if (axe.length || problems.length || wide) console.log(name, label, { axe, problems, wide });
    await close();
  }
}
await browser.close(); await app.close();
