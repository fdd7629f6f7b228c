import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { axeViolations, launchBrowser, newPage } from '#test/support/browser.ts';
import { read } from '#test/support/desk-browser.ts';
import { credentials, seededFolder, startServer } from '#test/support/server.ts';

const EVENT = '/events/smart-balkans-regional-conference-2023';
const NAME = 'Arms out of the home (example)';
const PATH = '/coalitions/arms-out-of-the-home-example';

interface Hands {
  page: Page;
  url: string;
}

const browser = await launchBrowser();
t.teardown(() => browser.close());

/** Somebody with that role, signed in on a device of their own. */
async function comes(
  link: string,
  { url, ...options }: { url: string; javaScript: boolean; width: number },
): Promise<Hands> {
  const viewport = { width: options.width, height: 850 };
  const { page } = await newPage(browser, { javaScript: options.javaScript, viewport });
  await page.goto(url + link);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  return { page, url };
}

/** Follows the first link of the page's content that leads there. */
async function follow(page: Page, href: string): Promise<void> {
  await page.locator(`main a[href="${href}"]`).first().click();
  await page.waitForURL(`**${href}`);
}

/** Fills the fields of those names, chooses of a list, or ticks the choice of that value. */
async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  const form = page.locator('main form[method=post]');
  for (const [name, value] of Object.entries(fields)) {
    const choice = form.locator(`[type=radio][name="${name}"][value="${value}"]`);
    const list = form.locator(`select[name="${name}"]`);
    if ((await choice.count()) > 0) await choice.check();
    else if ((await list.count()) > 0) await list.selectOption(value);
    else await form.locator(`[name="${name}"]`).fill(value);
  }
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
}

/** The line is typed in the plenary and becomes the ask of a coalition. */
async function fromLineToCoalition(t: Test, { page, url }: Hands): Promise<void> {
  await page.goto(url + EVENT);
  await page.locator('main a[href*="/sessions/"][href$="/lines"]').last().click();
  t.match(await page.textContent('h1'), /violence against women and girls/);
  await page.getByLabel('Ask', { exact: true }).check();
  await page.getByLabel('Who sees to it').fill('Example network');
  await page
    .getByLabel('In one line')
    .fill('Police remove every firearm from the home the same day (example)');
  await page.keyboard.press('Enter');
  await page.locator('#lines > li a').click();
  await fill(page, { title: NAME });
  await press(page, 'Save');
  await follow(page, PATH);
}

async function joinAndAct(
  t: Test,
  { page, url }: Hands,
  members: { name: string; slug: string }[],
): Promise<void> {
  for (const { name, slug } of members) {
    await page.goto(url + PATH);
    await follow(page, `${PATH}/members`);
    await page.locator('#q').fill(name);
    await press(page, 'Look up');
    await page.locator(`input[name=organisation][value="${slug}"]`).check();
    await fill(page, { joinedOn: '15.12.2023' });
    await press(page, 'Record it');
    t.equal(new URL(page.url()).pathname, PATH);
  }
  for (const [kind, what] of [
    ['meeting', 'A meeting with the ministry (example)'],
    ['legal_draft', 'A draft order (example)'],
  ] as const) {
    await page.goto(`${url}${PATH}/actions/new`);
    await fill(page, { kind, what, actedOn: '2.2024', country: 'AL' });
    await press(page, 'Save the action');
  }
  await page.goto(`${url}${PATH}/outcomes/new`);
  await fill(page, {
    institution: 'Interior ministry (example)',
    country: 'AL',
    step: 'adopted',
    happenedOn: '27.3.2024',
    whatChanged: 'The order makes it the rule (example)',
    contribution: 'The first draft (example)',
    source: 'https://example.org/order',
  });
  await press(page, 'Save the outcome');
  await page.goto(url + PATH);
  t.match(await page.textContent('.facts'), /4 organisations in\s+4 countries/);
  t.equal(await page.locator(`.facts a[href^="${EVENT}#"]`).count(), 1, 'it was formed at the plenary');
}

async function report({ page, url }: Hands, narrative: string): Promise<void> {
  if ((await page.goto(`${url}${PATH}/reports/2024`))?.status() === 404) {
    await page.goto(`${url}${PATH}/reports`);
    await follow(page, `${PATH}/reports/new`);
    await fill(page, { from: '2024' });
    await press(page, 'Begin');
  } else await follow(page, `${PATH}/reports/2024/edit`);
  await fill(page, { narrative });
  await press(page, 'Submit the report');
  await page.waitForURL(`**${PATH}/reports/2024`);
}

/** The donor reads the report, asks about a paragraph, and after the acceptance follows a figure down to its source. */
async function asks(t: Test, { page, url }: Hands): Promise<void> {
  await page.goto(`${url}${PATH}/reports`);
  await follow(page, `${PATH}/reports/2024`);
  t.strictSame(await axeViolations(page), [], 'the report as a donor has it');
  await page.getByText('Comment on this paragraph').first().click();
  await page.locator('#narrative-1-text, #narrative-0-text').first().fill('Which order? (example)');
  await page.locator('.act[open] button').first().click();
  await page.locator('.remark', { hasText: 'Which order?' }).waitFor();
}

async function opensFigure(t: Test, { page, url }: Hands): Promise<void> {
  await page.goto(`${url}/reports`);
  await page.locator('main select[name=year]').selectOption('2024');
  await page.locator('main select[name=country]').selectOption('AL');
  await page.locator('main form:has(select[name=year]) button').first().click();
  const figure = page.locator('.figure-row', { hasText: 'Outcomes counted' }).first();
  t.equal((await figure.locator('dd').innerText()).trim(), '1');
  t.match(await page.textContent('#coalition-reports'), /Arms out of the home.*Accepted/s);
  await figure.locator('a').first().click();
  await page.locator('tbody a.name', { hasText: 'The order makes it the rule' }).click();
  t.equal(
    await page.locator('.sources a[href="https://example.org/order"]').count(),
    1,
    'down to the evidence',
  );
}

for (const javaScript of [true, false]) {
  t.test(`from a line in a plenary to a donor’s figure, script ${javaScript ? 'on' : 'off'}`, async (t) => {
    const folder = seededFolder(t);
    const server = await startServer(folder);
    t.teardown(() => server.stop());
    const { url } = server;
    const staff = await comes(credentials(folder, 'staff').link, { url, javaScript, width: 1280 });
    const donor = await comes(credentials(folder, 'donor').link, { url, javaScript, width: 390 });
    const members = ['AL', 'XK', 'MK', 'RS'].map((country) => {
      const found = `select name, slug from organisations where country = '${country}' and kind = 'cso' order by id limit 1`;
      return read<{ name: string; slug: string }>(folder, found, 'registry')[0]!;
    });

    await fromLineToCoalition(t, staff);
    await joinAndAct(t, staff, members);
    await report(staff, 'One country adopted it (example).');
    await asks(t, donor);
    await staff.page.goto(`${url}${PATH}/reports/2024`);
    await press(staff.page, 'Return it with the comments');
    await report(staff, 'Albania’s order of 27 March (example).');
    await press(staff.page, 'Accept the report');
    const hash = await staff.page.textContent('code.hash');
    await opensFigure(t, donor);

    const [outcome] = read<{ id: number }>(folder, 'select max(id) as id from outcomes', 'registry');
    await staff.page.goto(`${url}${PATH}/outcomes/${outcome?.id}/edit`);
    await fill(staff.page, { whatChanged: 'The order makes it the rule, and is applied (example)' });
    await press(staff.page, 'Save the outcome');
    await donor.page.goto(`${url}${PATH}/reports/2024`);
    t.equal(await donor.page.textContent('code.hash'), hash, 'the snapshot is what was handed in');
    t.match(
      await donor.page.textContent('#since'),
      /The order makes it the rule/,
      'and it says what changed since',
    );
    t.match(await donor.page.textContent('main'), /Albania’s order of 27 March/);
    await donor.page.goto(url + EVENT);
    t.match(await donor.page.textContent('main'), /Arms out of the home/, 'the event tells what came of it');
  });
}
