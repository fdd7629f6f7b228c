import t from 'tap';
import { axeViolations, launchBrowser, newPage } from '#test/support/browser.ts';
import { credentials, dataFolder, startServer } from '#test/support/server.ts';

/** One page of each kind, and the fullest and the thinnest record of each noun. */
const publicPages = [
  '/',
  '/search?q=hops',
  '/search?q=zene',
  '/search?q=nothing-of-this-name',
  '/organisations',
  '/organisations?country=MK&country=XK',
  '/organisations?q=skopj',
  '/organisations/map',
  '/organisations/estima/corrections',
  '/organisations/estima/claim',
  '/organisations?country=BA&scheme=nothing',
  '/grants',
  '/events',
  '/ceremonies',
  '/coalitions',
  '/docs',
  '/about',
  '/privacy',
  '/accessibility',
  '/how-we-count',
  '/open-data',
  '/sign-in',
  '/nothing-here',
];
const staffPages = [
  '/admin',
  '/account',
  '/account/codes',
  '/practice',
  '/organisations/new',
  '/admin/duplicates',
  '/admin/duplicates/organizata-kosovare-per-talent-dhe-arsim-toka/toka',
  '/admin/approvals',
  '/admin/corrections',
  '/grants/new',
  '/coalitions/new',
  '/ceremonies/new',
  '/events/new',
];
const lists = ['organisations', 'grants', 'events', 'ceremonies', 'coalitions'];

/** Both languages; colours do not depend on the language, so the dark ones are held once. */
const readers = [
  { language: 'en', colorScheme: 'light' },
  { language: 'mk', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const;

t.test('axe finds nothing on any page, and no page scrolls sideways', async (t) => {
  const folder = dataFolder(t);
  const server = await startServer(folder);
  const browser = await launchBrowser();
  t.teardown(async () => {
    await browser.close();
    await server.stop();
  });
  const records: string[] = [];
  for (const list of lists) {
    const answer = (await (await fetch(`${server.url}/api/v1/${list}?limit=3`)).json()) as {
      items: { slug?: string; reference?: string }[];
    };
    records.push(
      ...answer.items.map(({ slug, reference }) => `/${list}/${encodeURIComponent(slug ?? reference ?? '')}`),
    );
  }
  for (const { language, colorScheme } of readers) {
    const { page, problems, close } = await newPage(browser, {
      colorScheme,
      viewport: { width: 1280, height: 900 },
    });
    await page.context().addCookies([{ name: 'language', value: language, url: server.url }]);
    const visit = async (path: string) => {
      await page.goto(server.url + path);
      // Between the schemes nothing differs but colours.
      const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
      t.strictSame(await axeViolations(page, rules), [], `${path} ${language} ${colorScheme}`);
      if (colorScheme === 'dark') return;
      await page.setViewportSize({ width: 320, height: 800 });
      const overflow = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
      t.ok(overflow <= 0, `${path} ${language} is ${overflow} px too wide at 320`);
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    for (const path of [...publicPages, ...records]) await visit(path);
    await page.goto(server.url + credentials(folder, 'administrator').link);
    await page.locator('main button[type=submit]').click();
    const forms = records.filter((path) => !path.startsWith('/events')).map((path) => `${path}/edit`);
    for (const path of [...staffPages, ...forms.filter((_, place) => place % 3 === 0)]) await visit(path);
    t.strictSame(problems, [], `nothing went wrong in the browser, ${language} ${colorScheme}`);
    await close();
  }
});
