import type { Page } from 'playwright-core';
import type { Test } from 'tap';
import { codeOf } from './account.ts';
import { axeAgain, axeViolations, launchUndrawing, newPage } from './browser.ts';
import { credentials, seededFolder, startServer } from './server.ts';

/** Pages by their addresses, for those who are not signed in, for staff and for administrators. */
export interface Walk {
  public: readonly string[];
  staff: readonly string[];
  /** Pages of administrators alone, who set up a second step before they come to them. */
  administrator?: readonly string[];
  /** What a page answers, where it is not 200. */
  statuses?: Readonly<Record<string, number>>;
}

/**
 * Who looks. Colours do not depend on the language, and nothing but colours on the scheme: contrast is judged in each
 * scheme once, everything else in each language once; and one language stands on a desk, the other on a phone.
 */
const readers = [
  { language: 'en', width: 1280, rules: {}, isSeenDark: true },
  { language: 'mk', width: 320, rules: { except: ['color-contrast'] }, isSeenDark: false },
] as const;

/**
 * Walks over the pages in both languages, both schemes, on a desk and on a phone: axe finds nothing, no page
 * scrolls sideways, and nothing goes wrong in the browser.
 * @param walkOf the pages, from the address of a server with the published records, and the folder of its databases
 */
export async function holdPages(
  t: Test,
  walkOf: (url: string, folder: string) => Promise<Walk> | Walk,
): Promise<void> {
  const folder = seededFolder(t);
  const server = await startServer(folder);
  const browser = await launchUndrawing();
  t.teardown(async () => {
    await browser.close();
    await server.stop();
  });
  const walk = await walkOf(server.url, folder);
  for (const { language, width, rules, isSeenDark } of readers) {
    // Without movement, so that colours are what they become at once.
    const options = { viewport: { width, height: 900 }, reducedMotion: 'reduce' } as const;
    const { page, problems, close } = await newPage(browser, options);
    await page.context().addCookies([{ name: 'language', value: language, url: server.url }]);
    const visit = async (path: string) => {
      const which = `${path} ${language} ${width}`;
      const answer = await page.goto(server.url + path);
      t.equal(answer?.status(), walk.statuses?.[path] ?? 200, which);
      t.equal(page.url(), server.url + path, `${path} leads nowhere else`);
      t.strictSame(await axeViolations(page, rules), [], which);
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      t.ok(overflow <= 0, `${which} is ${overflow} px too wide`);
      if (!isSeenDark) return;
      await page.emulateMedia({ colorScheme: 'dark' });
      t.strictSame(await axeAgain(page, { only: ['color-contrast'] }), [], `${which} dark`);
      await page.emulateMedia({ colorScheme: 'light' });
    };
    for (const path of walk.public) await visit(path);
    await page.goto(server.url + credentials(folder, 'administrator').link);
    await page.locator('main button[type=submit]').press('Enter');
    await page.waitForURL('**/admin');
    for (const path of walk.staff) await visit(path);
    if (walk.administrator) await turnCodesOn(page, server.url);
    for (const path of walk.administrator ?? []) await visit(path);
    t.strictSame(problems, [], `nothing went wrong in the browser, ${language}`);
    await close();
  }
}

/** Sets up an app for codes, as administrators must. */
async function turnCodesOn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/account/codes`);
  const secret = (await page.textContent('code.secret')) ?? '';
  await page.fill('input[name=code]', codeOf(secret.replaceAll(/\s/g, '')));
  await page.locator('main form:has(input[name=code]) button').press('Enter');
  await page.waitForSelector('.recovery-codes');
}
