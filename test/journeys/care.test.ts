import t from 'tap';
import { openDatabases } from '#database/files.ts';
import { systemAct } from '#features/people/actor.ts';
import { addPerson, makeSignInLink } from '#features/people/commands.ts';
import { paths } from '#paths.ts';
import { axeViolations, launchBrowser, newPage } from '#test/support/browser.ts';
import { credentials, seededFolder, startServer } from '#test/support/server.ts';

const TOKA = 'organizata-kosovare-per-talent-dhe-arsim-toka';

/** A link that signs in somebody who acts for that organisation, made beside the running server. */
function memberLink(folder: string, slug: string): string {
  const { registry, practice } = openDatabases(folder);
  const act = systemAct('command-line');
  const { id } = registry.prepare<{ id: number }>('select id from organisations where slug = ?').get(slug)!;
  addPerson(registry, act, { email: 'mira@example.org', role: 'member', organisationId: id });
  const link = paths.signInLink(makeSignInLink(registry, act, 'mira@example.org'));
  registry.close();
  practice.close();
  return link;
}

for (const javaScript of [true, false]) {
  t.test(`merging, undoing, approving and reporting, script ${javaScript ? 'on' : 'off'}`, async (t) => {
    const folder = seededFolder(t);
    const server = await startServer(folder);
    const browser = await launchBrowser();
    t.teardown(async () => {
      await browser.close();
      await server.stop();
    });
    const { page, problems } = await newPage(browser, { javaScript, viewport: { width: 390, height: 844 } });
    const signIn = async (link: string) => {
      await page.goto(server.url + link);
      await page.locator('main button[type=submit]').click();
    };
    await signIn(credentials(folder, 'staff').link);
    await page.goto(`${server.url}/admin`);
    await page.locator('a[href="/admin/duplicates"]').click();
    await page.locator(`a[href="/admin/duplicates/${TOKA}/toka"]`).click();
    t.strictSame(await axeViolations(page), [], 'the comparison');
    await page.getByLabel('Name: TOKA').check();
    await page.getByRole('button', { name: 'Merge into one' }).click();
    t.equal(new URL(page.url()).pathname, `/organisations/${TOKA}`);
    t.equal((await page.locator('h1').innerText()).trim(), 'TOKA');
    await page.goto(`${server.url}/organisations/toka`);
    t.equal(new URL(page.url()).pathname, `/organisations/${TOKA}`, 'the other address leads here');
    await page.locator('a[href*="/merges/"]').click();
    t.strictSame(await axeViolations(page), [], 'undoing');
    await page.getByRole('button', { name: 'Make two records of it again' }).click();
    t.equal(new URL(page.url()).pathname, '/organisations/toka');

    const member = await newPage(browser, { javaScript });
    await member.page.goto(server.url + memberLink(folder, 'estima'));
    await member.page.locator('main button[type=submit]').click();
    await member.page.goto(`${server.url}/organisations/estima/edit`);
    t.strictSame(await axeViolations(member.page), [], 'the member’s form');
    await member.page.getByLabel('Legal form').fill('здружение');
    await member.page.getByLabel('City').fill('Skopje');
    await member.page.getByRole('button', { name: 'Save the organisation' }).click();
    t.match(await member.page.locator('.notice').innerText(), /Waiting for staff/);
    t.match(await member.page.locator('.kicker').innerText(), /Skopje/, 'the rest appears at once');

    await page.goto(`${server.url}/admin/approvals`);
    t.strictSame(await axeViolations(page), [], 'what waits');
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.goto(`${server.url}/organisations/estima`);
    t.match(await page.locator('.facts').innerText(), /здружение/);

    await page.goto(`${server.url}/coalitions/preugovor/reports/new`);
    await page.getByLabel('First year, month or day').fill('2023');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByLabel('What happened').fill('One');
    await page.getByLabel('What happened').fill('Two');
    const turn = page.locator('input[name=turn]');
    t.equal(await turn.inputValue(), javaScript ? '2' : '0', 'what is typed is counted');
    await page.getByRole('button', { name: 'Save and see the report' }).click();
    t.match(await page.locator('.prose').first().innerText(), /Two/);
    t.strictSame([...problems, ...member.problems], [], 'nothing went wrong in the browser');
  });
}
