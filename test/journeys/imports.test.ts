import { setTimeout } from 'node:timers/promises';
import t from 'tap';
import { axeViolations, launchBrowser, newPage } from '#test/support/browser.ts';
import { multipart } from '#test/support/imports.ts';
import { credentials, seededFolder, startServer } from '#test/support/server.ts';

const SHEET = [
  'name;country;city;founded',
  'Udruženje Vidik Zenica (example);BA;Zenica;2011',
  'Shoqata Dritarja Elbasan (example);AL;Elbasan;31.2.2019',
].join('\n');

for (const javaScript of [true, false]) {
  t.test(`staff import a file and undo it, script ${javaScript ? 'on' : 'off'}`, async (t) => {
    const folder = seededFolder(t);
    const server = await startServer(folder);
    const browser = await launchBrowser();
    t.teardown(async () => {
      await browser.close();
      await server.stop();
    });
    const { page, problems } = await newPage(browser, { javaScript, viewport: { width: 390, height: 844 } });
    await page.goto(server.url + credentials(folder, 'administrator').link);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.goto(`${server.url}/admin/imports`);
    await page.getByLabel('File').setInputFiles({
      name: 'members.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(SHEET),
    });
    await page.getByRole('button', { name: 'Go on to the columns' }).click();
    await page.waitForURL('**/columns');
    t.equal(await page.getByLabel('What the column city is read as').inputValue(), 'city');
    await page.getByRole('button', { name: 'See what each row will do' }).click();
    const apply = page.getByRole('button', { name: 'Import 1 organisation' });
    await apply.waitFor();
    t.match(await page.locator('tbody').textContent(), /Refused.*Enter a date that exists/s);
    t.strictSame(await axeViolations(page), []);
    const width = (await page.evaluate('document.documentElement.scrollWidth')) as number;
    t.ok(width <= 390, `nothing stands out sideways: ${width}`);
    await apply.click();
    await page.getByRole('heading', { name: 'Undo' }).waitFor();
    t.equal(
      (await page.request.get(`${server.url}/organisations/udruzenje-vidik-zenica-example`)).status(),
      200,
    );
    await page.getByRole('button', { name: 'Undo the import of 1 organisation' }).click();
    await page.getByText('Undone').waitFor();
    t.equal(
      (await page.request.get(`${server.url}/organisations/udruzenje-vidik-zenica-example`)).status(),
      404,
    );
    t.strictSame(problems, []);
  });
}

/** So many that the server is met in the middle of writing them. */
const ROWS = 1000;

t.test('a server that is killed while it imports shows nothing, and the import goes on later', async (t) => {
  const folder = seededFolder(t);
  let server = await startServer(folder);
  const { token } = credentials(folder, 'administrator');
  const call = async (
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    type = 'application/json',
  ) => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': type } : {}) };
    const answer = await fetch(`${server.url}/api/v1${path}`, { method, headers, ...(body ? { body } : {}) });
    return (await answer.json()) as { id: number; state: string; done: number; total: number };
  };
  const total = async () => (await call('GET', '/organisations?q=ubijeni')).total;
  const lines = Array.from({ length: ROWS }, (_, place) => `Ubijeni uvoz ${place} broj (example),RS`);
  const form = multipart(
    { of: 'organisations' },
    { name: 'many.csv', bytes: ['name,country', ...lines].join('\n') },
  );
  const { id } = await call('POST', '/imports', new Uint8Array(form.payload), form.type);
  await call('PUT', `/imports/${id}/columns`, JSON.stringify({ columns: ['name', 'country'] }));
  // Asking takes the server's time from importing: it is asked often only where the moment counts.
  const until = async (fits: (found: { state: string; done: number }) => boolean, every = 50) => {
    for (;;) {
      const found = await call('GET', `/imports/${id}`);
      if (fits(found)) return found;
      await setTimeout(every);
    }
  };
  await until(({ state }) => state === 'ready');
  await call('POST', `/imports/${id}/application`);
  const { state } = await until((found) => found.done > 0 || found.state === 'applied', 5);
  server.process.kill('SIGKILL');
  server = await startServer(folder);
  t.teardown(() => server.stop());
  t.equal(state, 'applying', 'it was killed in the middle');
  t.equal(await total(), 0, 'nothing of it is visible');
  await until((found) => found.state === 'cutOff');
  await call('POST', `/imports/${id}/application`);
  await until((found) => found.state === 'applied');
  t.equal(await total(), ROWS, 'then all of it');
});
