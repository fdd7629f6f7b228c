import t from 'tap';
import { axeViolations, launchBrowser, newPage } from '#test/support/browser.ts';
import { credentials, dataFolder, startServer } from '#test/support/server.ts';

/** What is not a list or a record of the first nouns; those stand in pages.test.ts. */
const publicPages = [
  '/partners',
  '/partners?theme=corruption',
  '/partners/consortium',
  '/partners/calls',
  '/partners/method',
  '/partners/matrix',
  '/partners/network',
  '/reports',
  '/reports/claims',
  '/reports/indicators',
  '/data/coverage',
  '/outcomes',
  '/actions',
  '/solutions',
  '/solutions/matrix',
  '/evidence',
  '/coalitions/preugovor/reports',
  '/coalitions/preugovor/timeline',
  '/join',
  '/reconcile/paste',
  '/grants/totals',
  '/schemes/smart-balkans-regional',
  '/ceremonies/regional-grants-2023-12-14/minutes',
];
const staffPages = [
  '/admin/imports',
  '/admin/requests',
  '/grants/amendments',
  '/grants/SB-003/status',
  '/grants/SB-003/amendments',
  '/grants/SB-003/payments',
  '/grants/SB-003/documents',
  '/grants/reports-due',
  '/coalitions/preugovor/outcomes/new',
  '/coalitions/preugovor/actions/new',
  '/coalitions/preugovor/reports/new',
  '/solutions/new',
  '/evidence/new',
  '/partners/calls/new',
  '/partners/consortia',
  '/partners/introductions',
  '/account/tokens',
  '/account/sessions',
  '/account/passkeys',
  '/ceremonies/regional-grants-2023-12-14/signatories',
  '/ceremonies/regional-grants-2023-12-14/paper',
  '/events/smart-balkans-regional-conference-2023/lines',
];

/** Both languages; colours do not depend on the language, so the dark ones are held once. */
const readers = [
  { language: 'en', colorScheme: 'light' },
  { language: 'mk', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const;

t.test('axe finds nothing on further pages, and none scrolls sideways', async (t) => {
  const folder = dataFolder(t);
  const server = await startServer(folder);
  const browser = await launchBrowser();
  t.teardown(async () => {
    await browser.close();
    await server.stop();
  });
  for (const { language, colorScheme } of readers) {
    const { page, problems, close } = await newPage(browser, {
      colorScheme,
      viewport: { width: 1280, height: 900 },
    });
    await page.context().addCookies([{ name: 'language', value: language, url: server.url }]);
    const visit = async (path: string) => {
      const answer = await page.goto(server.url + path);
      t.equal(answer?.status(), 200, path);
      // Between the schemes nothing differs but colours.
      const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
      t.strictSame(await axeViolations(page, rules), [], `${path} ${language} ${colorScheme}`);
      if (colorScheme === 'dark') return;
      await page.setViewportSize({ width: 320, height: 800 });
      const overflow = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
      t.ok(overflow <= 0, `${path} ${language} is ${overflow} px too wide at 320`);
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    for (const path of publicPages) await visit(path);
    await page.goto(server.url + credentials(folder, 'administrator').link);
    await page.locator('main button[type=submit]').click();
    await page.waitForURL('**/admin');
    for (const path of staffPages) await visit(path);
    t.strictSame(problems, [], `nothing went wrong in the browser, ${language} ${colorScheme}`);
    await close();
  }
});
