import type { Page } from 'playwright-core';
import t from 'tap';
import { openDatabases } from '#database/files.ts';
import { launchBrowser, newPage } from '#test/support/browser.ts';
import { credentials, seededFolder, startServer, type RunningServer } from '#test/support/server.ts';

/** Signs in by a printed link and goes to practice, as the README's walk does. */
async function goToPractice(page: Page, server: RunningServer, folder: string): Promise<void> {
  await page.goto(server.url + credentials(folder, 'administrator').link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/admin');
  await page.getByRole('link', { name: 'Go to practice' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Go to practice' }).click();
  await page.waitForURL('**/ceremonies');
}

/** Moves on with the Tab key alone until the focus stands on what fits. */
async function tabTo(page: Page, fits: { name?: string; label?: RegExp; tag?: string }): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = (await page.evaluate(`(() => {
      const element = document.activeElement;
      return { name: element.getAttribute('name') ?? '', text: element.textContent.trim(), tag: element.tagName };
    })()`)) as { name: string; text: string; tag: string };
    if (fits.name !== undefined && focus.name === fits.name) return;
    if (fits.label?.test(focus.text) && (fits.tag === undefined || fits.tag === focus.tag)) return;
  }
  throw new Error(
    `the Tab key never reached ${JSON.stringify(fits, (_, value: unknown) => String(value))} on ${page.url()}`,
  );
}

function countSignings(folder: string): { practice: number; registry: number } {
  const databases = openDatabases(folder);
  const count = (db: typeof databases.registry) =>
    db.prepare<{ n: number }>("select count(*) as n from signings where kind = 'logged'").get()?.n ?? 0;
  const counted = { practice: count(databases.practice), registry: count(databases.registry) };
  databases.registry.close();
  databases.practice.close();
  return counted;
}

t.test('staff sign a grant by keyboard alone, and a double press makes one signing', async (t) => {
  const folder = seededFolder(t);
  const server = await startServer(folder);
  const browser = await launchBrowser();
  t.teardown(async () => {
    await browser.close();
    await server.stop();
  });
  const { page, problems } = await newPage(browser);
  await goToPractice(page, server, folder);

  await tabTo(page, { label: /^Core grants: Serbia and North Macedonia/, tag: 'A' });
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ceremonies/core-grants*');
  await tabTo(page, { label: /^Log the signing/, tag: 'A' });
  await page.keyboard.press('Enter');
  await page.waitForURL('**/signing*');
  const reference = /grants\/([^/]+)\/signing/.exec(page.url())?.[1] ?? '';
  await tabTo(page, { name: 'granteeSignatory' });
  await page.keyboard.type('Mira Primerova (example)');
  await tabTo(page, { name: 'programmeSignatory' });
  await page.keyboard.type('Boris Primerov (example)');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/grants/${reference}`);
  t.match(await page.textContent('main'), /Signed/);
  t.strictSame(countSignings(folder), { practice: 1, registry: 0 });
  t.strictSame(problems, []);

  await t.test('the grant of an Albanian organisation is refused there, with the reason', async (t) => {
    await page.goto(`${server.url}/grants?country=AL&scheme=core`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /Institutional support|Shkodër/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Log the signing' }).click();
    await page.getByRole('radio', { name: /Core grants: Serbia/ }).check();
    await page.getByLabel('Who signed for the grantee').fill('Mira Primerova (example)');
    await page.getByLabel('Who signed for the programme').fill('Boris Primerov (example)');
    await page.getByRole('button', { name: 'Log the signing' }).click();
    const summary = page.getByRole('alert');
    t.match(await summary.textContent(), /Albania/);
    t.equal(
      await page.evaluate('document.activeElement.getAttribute("role")'),
      'alert',
      'the focus is on the summary',
    );
    t.equal(await page.getByLabel('Who signed for the grantee').inputValue(), 'Mira Primerova (example)');
    t.strictSame(countSignings(folder), { practice: 1, registry: 0 });
  });
});

t.test('the same works without script', async (t) => {
  const folder = seededFolder(t);
  const server = await startServer(folder);
  const browser = await launchBrowser();
  t.teardown(async () => {
    await browser.close();
    await server.stop();
  });
  const { page } = await newPage(browser, { javaScript: false });
  await goToPractice(page, server, folder);
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Core grants: Serbia/ })
    .first()
    .click();
  await page
    .getByRole('link', { name: /^Log the signing/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Log the signing' }).click();
  t.match(await page.getByRole('alert').textContent(), /Enter who signed for the grantee/);
  await page.getByLabel('Who signed for the grantee').fill('Mira Primerova (example)');
  await page.getByLabel('Who signed for the programme').fill('Boris Primerov (example)');
  await page.getByRole('button', { name: 'Log the signing' }).dblclick({ noWaitAfter: true });
  await page.waitForURL(/grants\/[^/]+$/);
  t.match(await page.textContent('main'), /Signed/);
  t.strictSame(countSignings(folder), { practice: 1, registry: 0 });
});
