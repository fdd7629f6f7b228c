import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { openDatabases } from '#database/files.ts';
import { launchBrowser, newPage } from '#test/support/browser.ts';
import { credentials, seededFolder, startServer, type RunningServer } from '#test/support/server.ts';
import { signedGrant } from '#test/support/signed-grants.ts';

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
  throw new Error(`the Tab key never reached ${fits.name ?? String(fits.label)} on ${page.url()}`);
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

async function type(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await tabTo(page, { name });
    await page.keyboard.press('Control+a');
    await page.keyboard.type(value);
  }
}

async function press(page: Page, label: RegExp, tag = 'BUTTON'): Promise<void> {
  await tabTo(page, { label, tag });
  await page.keyboard.press('Enter');
}

/** What comes after the signing, of a grant of its own and by keyboard: amended after a preview, paid, a document kept. */
async function amendPayAndKeep(t: Test, page: Page, server: RunningServer, folder: string): Promise<void> {
  const databases = openDatabases(folder);
  const { reference } = signedGrant(databases.practice);
  databases.registry.close();
  databases.practice.close();

  await page.goto(`${server.url}/grants/amendments`);
  const reason = 'The budget was cut (example)';
  await type(page, { references: reference, percent: '20', effectiveOn: '9.2.2024', reason });
  await press(page, /^Show what it does/);
  t.match(await page.locator('#preview tbody tr').textContent(), /100,000\.00.*80,000\.00/s);
  await press(page, /^Amend 1 grant/);
  await page.waitForURL('**/amendments?batch=*');
  t.match(await page.textContent('tbody tr'), /100,000\.00.*80,000\.00/s);

  await page.goto(`${server.url}/grants/${reference}/payments`);
  await press(page, /^Record a payment/, 'SUMMARY');
  await type(page, { paidOn: '20.3.2024', amount: '80.000,01', note: 'Bank 17 (example)' });
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  t.match(await page.textContent('#amount-error'), /EUR\s0\.01 too much/, 'as amended, not as signed');
  t.equal(await page.inputValue('#amount'), '80.000,01');
  t.equal(await page.inputValue('#note'), 'Bank 17 (example)');
  await type(page, { amount: '80 000' });
  await page.keyboard.press('Enter');
  t.match(await page.locator('#paid tbody tr').textContent(), /80,000\.00/);

  const bytes = Buffer.from('%PDF-1.4\n% an invented agreement\n%%EOF\n');
  await page.goto(`${server.url}/grants/${reference}/documents`);
  await type(page, { title: 'Signed agreement (example)' });
  await page.setInputFiles('input[type=file]', {
    name: 'договор.pdf',
    mimeType: 'application/pdf',
    buffer: bytes,
  });
  await press(page, /^Add the document/);
  await page.getByRole('link', { name: 'Signed agreement (example)' }).waitFor();
  const downloaded = page.waitForEvent('download');
  await press(page, /^Signed agreement \(example\)$/, 'A');
  const file = readFileSync(await (await downloaded).path());
  t.equal(sha256(file), sha256(bytes), 'what comes down is what went up');
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

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

  await t.test('what comes after the signing, on a phone and by keyboard', async (t) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await amendPayAndKeep(t, page, server, folder);
    t.strictSame(problems, []);
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

  await t.test('and what comes after the signing', async (t) => amendPayAndKeep(t, page, server, folder));
});
