import type { Browser } from 'playwright-core';
import t, { type Test } from 'tap';
import { openDatabases } from '#database/files.ts';
import { addPerson, makeSignInLink } from '#features/people/commands.ts';
import { systemAct } from '#features/people/actor.ts';
import { paths } from '#paths.ts';
import {
  axeViolations,
  launchBrowser,
  newPage,
  type OpenPage,
  type PageOptions,
} from '#test/support/browser.ts';
import { credentials, seededFolder, startServer, type RunningServer } from '#test/support/server.ts';

const LEAD = 'advocacy-training-and-resource-center-atrc';
const NETWORK = 'pointpulse';

/** A person who speaks for an organisation, signed in. */
async function signIn(
  browser: Browser,
  server: RunningServer,
  link: string,
  options: PageOptions = {},
): Promise<OpenPage> {
  const open = await newPage(browser, options);
  await open.page.goto(server.url + link);
  await open.page.locator('main button[type=submit]').click();
  return open;
}

function memberLink(folder: string, slug: string): string {
  const { registry, practice } = openDatabases(folder);
  const { id } = registry.prepare<{ id: number }>('select id from organisations where slug = ?').get(slug)!;
  const email = `member-of-${id}@example.org`;
  const act = systemAct('command-line');
  addPerson(registry, act, { email, role: 'member', organisationId: id });
  const link = paths.signInLink(makeSignInLink(registry, act, email));
  registry.close();
  practice.close();
  return link;
}

async function start(t: Test): Promise<{ folder: string; server: RunningServer; browser: Browser }> {
  const folder = seededFolder(t);
  const server = await startServer(folder);
  const browser = await launchBrowser();
  t.teardown(async () => {
    await browser.close();
    await server.stop();
  });
  return { folder, server, browser };
}

t.test(
  'from a need to a confirmed consortium of three countries that passes the regional rule',
  async (t) => {
    const { folder, server, browser } = await start(t);
    const { page, problems } = await signIn(browser, server, memberLink(folder, LEAD));
    await page.goto(`${server.url}/partners`);
    await page.getByLabel('Who is in already').fill('ATRC');
    await page.getByRole('button', { name: 'Find partners' }).click();
    await page.getByLabel(/Advocacy Training and Resource Center/).check();
    await page.getByLabel('Albania', { exact: true }).check();
    await page.getByLabel('North Macedonia', { exact: true }).check();
    await page.getByLabel('Scheme', { exact: true }).selectOption('smart-balkans-regional');
    await page.getByLabel('Who is in already').fill('');
    await page.getByRole('button', { name: /^Find/ }).click();
    t.match(await page.locator('.rules-conclusion').textContent(), /2 more organisations\. 2 more countries/);

    for (const country of ['Albania', 'North Macedonia']) {
      const place = page
        .locator('.match-place')
        .filter({ hasText: `${country} is one of the countries you miss` })
        .first();
      await place.getByRole('button', { name: /^Add to consortium/ }).click();
      await page.waitForLoadState();
    }
    t.equal(await page.locator('.basket-member').count(), 3);
    const outcomes = `[...document.querySelectorAll('.basket .rule')].map((one) => one.dataset.outcome)`;
    t.strictSame(await page.evaluate(outcomes), ['pass', 'pass']);
    t.strictSame(await axeViolations(page), []);

    await page.getByRole('link', { name: 'Build the consortium' }).click();
    await page.getByLabel('What it wants to do').fill('Safe streets (example)');
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.waitForURL('**/partners/consortia/*');
    t.match(await page.locator('.notice').first().textContent(), /2 organisations have not confirmed/);

    const saved = page.url();
    for (const place of [0, 1]) {
      await page.goto(saved);
      await page
        .getByRole('button', { name: /^Make a link to confirm by/ })
        .nth(place)
        .click();
      const link = await page.locator('.consortium-link').textContent();
      const other = await newPage(browser, { javaScript: false, viewport: { width: 390, height: 844 } });
      await other.page.goto(link!);
      await other.page.getByRole('button', { name: /^Confirm/ }).click();
      t.match(await other.page.locator('.notice').textContent(), /You confirmed/);
      t.strictSame(await axeViolations(other.page), []);
      await other.close();
    }
    await page.goto(saved);
    t.match(await page.locator('.notice').first().textContent(), /All have confirmed/);
    t.strictSame(problems, []);

    const staff = await signIn(browser, server, credentials(folder, 'administrator').link);
    await staff.page.goto(saved);
    await staff.page.getByRole('button', { name: 'Take over as a planned grant' }).click();
    await staff.page.waitForURL('**/grants/*');
    t.match(await staff.page.locator('h1').textContent(), /Safe streets/);
    t.strictSame(staff.problems, []);
  },
);

t.test(
  'a regional network passes the rule the other way; graph, matrix and builder by keyboard and on a phone',
  async (t) => {
    const { folder, server, browser } = await start(t);
    const { registry, practice } = openDatabases(folder);
    registry.prepare("update organisations set scope = 'regional' where slug = ?").run(NETWORK);
    registry.close();
    practice.close();
    const query = `scheme=smart-balkans-regional&with=${NETWORK}`;
    const looked = [
      `/partners/consortium?${query}`,
      '/partners/network?by=regional',
      '/partners/matrix',
      '/partners',
      '/partners/calls',
      '/partners/method',
    ];
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, problems, close } = await newPage(browser, {
        colorScheme,
        viewport: { width: 390, height: 844 },
      });
      for (const path of looked) {
        await page.goto(server.url + path);
        t.strictSame(await axeViolations(page), [], `${path} ${colorScheme}`);
        await page.setViewportSize({ width: 320, height: 844 });
        t.ok(
          ((await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number) <= 0,
          `${path} fits 320 px`,
        );
        await page.setViewportSize({ width: 390, height: 844 });
      }
      await page.goto(`${server.url}/partners/consortium?${query}`);
      t.equal(await page.locator('.basket .rule').getAttribute('data-outcome'), 'pass');
      t.match(await page.locator('.basket .rule').textContent(), /POINTPULSE/);
      t.strictSame(problems, []);
      await close();
    }
    const { page } = await newPage(browser);
    await page.goto(`${server.url}/partners/network?by=regional`);
    await page.locator('.net-mark').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**focus=**');
    t.ok((await page.locator('.net-line[data-chosen]').count()) > 1);
    const before = await page.locator('.net').getAttribute('viewBox');
    await page.getByRole('button', { name: 'Closer' }).press('Enter');
    t.not(await page.locator('.net').getAttribute('viewBox'), before, 'the script zooms');
  },
);
