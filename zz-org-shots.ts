import { buildApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { testDatabases } from '#test/support/databases.ts';
import { launchBrowser, newPage, axeViolations } from '#test/support/browser.ts';
import { addPerson, makeSignInLink, signInByLink } from '#features/people/commands.ts';
import { systemAct } from '#features/people/actor.ts';
const PORT = 4917; const base = `http://127.0.0.1:${PORT}`;
const { registry, practice } = testDatabases();
const app = await buildApp(readConfig({ LOG_LEVEL: 'error', PORT: String(PORT) }), { registry, practice });
await app.listen({ port: PORT, host: '127.0.0.1' });
addPerson(registry, systemAct('command-line'), { email: 'a@example.org', role: 'staff' });
const session = signInByLink(registry, systemAct('command-line'), makeSignInLink(registry, systemAct('command-line'), 'a@example.org'));
const net = registry.prepare<{slug:string}>("select slug from organisations where kind='network' and id in (select network_id from memberships) limit 1").get()!.slug;
const browser = await launchBrowser();
const only = process.argv[2];
const shots: [string, string, boolean?][] = [['list','/organisations'],['cdi','/organisations/cooperation-and-development-institute-cdi'],['mios','/organisations/me%C4%91unarodno-x'],['new','/organisations/new',true],['edit','/organisations/estima/edit',true],['network','/organisations/'+net],['empty','/organisations?country=NO&q=hops']];
for (const [name, url, staff] of shots) {
  if (only && !only.split(',').includes(name)) continue;
  for (const [w, scheme, lang] of [[1280,'light','en-GB'],[390,'light','en-GB'],[1280,'dark','mk-MK']] as const) {
    const { page, problems, close } = await newPage(browser, { viewport: { width: w, height: 900 }, colorScheme: scheme, locale: lang });
    if (staff) await page.context().addCookies([{ name: 'session', value: session, url: base }]);
    await page.goto(base + url);
    const bad = await axeViolations(page);
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    if (bad.length || problems.length || wide) console.log(name, w, scheme, lang, problems, bad, wide ? 'SCROLLS' : '');
    await page.screenshot({ path: `/tmp/org/shots/${name}-${w}-${scheme}.png`, fullPage: true });
    await close();
  }
}
await browser.close(); await app.close();
