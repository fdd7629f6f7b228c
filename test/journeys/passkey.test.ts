import t from 'tap';
import { axeViolations, launchBrowser, newPage } from '#test/support/browser.ts';
import { addAuthenticator } from '#test/support/passkeys.ts';
import { credentials, seededFolder, startServer } from '#test/support/server.ts';

t.test('an administrator adds a passkey, signs out, and signs in with it', async (t) => {
  const folder = seededFolder(t);
  const server = await startServer(folder, {}, 'localhost');
  const browser = await launchBrowser();
  t.teardown(async () => {
    await browser.close();
    await server.stop();
  });
  const { page, problems } = await newPage(browser, { viewport: { width: 390, height: 844 } });
  const hold = async (what: string) => {
    t.strictSame(await axeViolations(page), [], what);
    const overflow = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
    t.ok(overflow <= 0, `${what} is ${overflow} px too wide`);
  };
  await addAuthenticator(page);
  await page.goto(server.url + credentials(folder, 'administrator').link);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL('**/admin');

  await page.goto(`${server.url}/account/passkeys`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  t.match(await page.getByRole('alert').textContent(), /Enter a name/, 'without a name none is added');
  await page.getByLabel('Name').fill('office laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.waitForURL('**/passkeys?done=added');
  t.match(await page.textContent('table'), /office laptop/);
  await hold('passkeys');
  for (const path of ['', '/codes', '/password', '/sessions', '/tokens']) {
    await page.goto(`${server.url}/account${path}`);
    await hold(`/account${path}`);
  }

  await page.goto(server.url);
  await page.locator('.menu summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  // The address is the same before and after.
  await page.waitForSelector('.header:not([data-person])');
  await page.goto(`${server.url}/sign-in?next=/account/tokens`);
  await hold('/sign-in');
  const sent = page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey'));
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL('**/account/tokens');
  const body = (await sent).postData() ?? '';
  t.match(body, /response=%7B/);

  await t.test('the passkey’s answer is of no use a second time', async (t) => {
    const post = (payload: string) =>
      fetch(`${server.url}/sign-in/passkey`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url },
        body: payload,
      });
    for (const payload of [body, body.replace('clientDataJSON', 'clientDataJson'), body.slice(0, -20)]) {
      const answer = await post(payload);
      t.equal(answer.status, 422);
      t.equal(
        answer.headers.getSetCookie().some((cookie) => cookie.startsWith('session=')),
        false,
      );
    }
  });
  t.strictSame(problems, []);

  await t.test('without script the other ways stand, and no dead button', async (t) => {
    const scriptless = await newPage(browser, { javaScript: false });
    await scriptless.page.goto(`${server.url}/sign-in`);
    t.equal(await scriptless.page.getByRole('button', { name: 'Sign in with a passkey' }).count(), 0);
    await scriptless.page.getByLabel('E-mail address').fill('nobody@example.org');
    await scriptless.page.getByRole('button', { name: 'E-mail me a link' }).click();
    t.match(await scriptless.page.textContent('h1'), /Look into your mail/);
    await scriptless.close();
  });
});
