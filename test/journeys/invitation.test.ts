import type { Page } from 'playwright-core';
import t from 'tap';
import { dayOf } from '#language/format.ts';
import { axeViolations, launchBrowser, newPage } from '#test/support/browser.ts';
import { addPasskey } from '#test/support/passkeys.ts';
import { credentials, seededFolder, startServer, type RunningServer } from '#test/support/server.ts';
import { smtpServer } from '#test/support/smtp.ts';

const TOMORROW = dayOf(new Date(Date.now() + 24 * 60 * 60_000));

/** A ceremony of tomorrow with a grant of each country on its list; answers its address and theirs. */
async function ceremonyWith(
  server: RunningServer,
  token: string,
  leads: Record<string, string>,
): Promise<{ ceremony: string; grants: Record<string, string> }> {
  const post = async (path: string, body: object) => {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as { slug?: string; reference?: string };
  };
  const { slug: ceremony = '' } = await post('/api/v1/ceremonies', {
    programme: 'smart-balkans',
    title: 'Core grants: rehearsal (example)',
    schemes: ['smart-balkans-core'],
    countries: Object.keys(leads),
    plannedOn: TOMORROW,
  });
  const grants: Record<string, string> = {};
  for (const [country, lead] of Object.entries(leads)) {
    const { reference = '' } = await post('/api/v1/grants', {
      programme: 'smart-balkans',
      scheme: 'smart-balkans-core',
      title: `Institutional support ${country} (example)`,
      lead,
      amount: '40000.00',
      currency: 'EUR',
    });
    await post(`/api/v1/ceremonies/${ceremony}/list`, { grant: reference });
    grants[country] = reference;
  }
  return { ceremony, grants };
}

async function invite(page: Page, email: string): Promise<void> {
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('link', { name: 'Invite a person' }).click();
  await page.getByRole('link', { name: 'Staff' }).click();
  await page.getByRole('radio', { name: 'CPCD' }).check();
  await page.getByLabel('Programme', { exact: true }).selectOption('smart-balkans');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Name (optional)').fill('Ana Primerova (example)');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.waitForURL(/\/admin\/people\/[0-9a-f-]{36}$/);
}

async function logSigning(page: Page): Promise<void> {
  await page.getByLabel('Who signed for the grantee').fill('Mira Primerova (example)');
  await page.getByLabel('Who signed for the programme').fill('Boris Primerov (example)');
  await page.getByRole('button', { name: 'Log the signing' }).click();
}

t.test(
  'a CPCD member is invited by mail, accepts, adds a passkey, signs a BA grant, not an AL one',
  async (t) => {
    const smtp = await smtpServer(t);
    const folder = seededFolder(t);
    const mail = { SMTP_URL: smtp.url, MAIL_FROM: 'Registry <registry@example.org>' };
    const server = await startServer(folder, mail, 'localhost');
    const browser = await launchBrowser();
    t.teardown(async () => {
      await browser.close();
      await server.stop();
    });
    const { link, token } = credentials(folder, 'administrator');
    const list = async (country: string) => {
      const answer = await fetch(`${server.url}/api/v1/organisations?country=${country}&kind=cso&limit=1`);
      return ((await answer.json()) as { items: { slug: string }[] }).items[0]!.slug;
    };
    const { grants } = await ceremonyWith(server, token, { BA: await list('BA'), AL: await list('AL') });

    const administrator = await newPage(browser);
    await administrator.page.goto(server.url + link);
    await administrator.page.getByRole('button', { name: 'Sign in' }).click();
    await administrator.page.waitForURL('**/admin');
    await addPasskey(administrator.page, server.url);
    await administrator.page.goto(`${server.url}/admin`);
    await invite(administrator.page, 'ana@example.org');
    t.match(await administrator.page.textContent('.kicker'), /Invited/);
    t.strictSame(await axeViolations(administrator.page), []);

    // The administrator was told of the new passkey.
    const sent = (await smtp.wait(2)).find(({ to }) => to === 'ana@example.org');
    t.ok(sent);
    const address = /http:\/\/\S+\/invitations\/\S+/.exec(sent?.text ?? '')?.[0] ?? '';
    const { page, problems } = await newPage(browser, { viewport: { width: 820, height: 1180 } });
    await page.goto(address);
    t.match(await page.textContent('main'), /ana@example\.org/);
    t.strictSame(await axeViolations(page), []);
    await page.getByRole('button', { name: 'Accept and sign in' }).click();
    await page.waitForURL('**/admin');
    t.match(await page.textContent('main'), /Bosnia and Herzegovina, Montenegro/);
    await addPasskey(page, server.url);

    await page.goto(`${server.url}/grants/${grants['BA']}/signing`);
    await logSigning(page);
    await page.waitForURL(`**/grants/${grants['BA']}`);
    t.match(await page.textContent('main'), /Signed/);

    await page.goto(`${server.url}/grants/${grants['AL']}/signing`);
    t.match(
      await page.textContent('main'),
      /The lead is from Albania; you work on Bosnia and Herzegovina, Montenegro/,
    );
    await page.goto(address);
    t.match(await page.textContent('h1'), /This invitation is over/);
    t.strictSame(problems, []);

    await administrator.page.reload();
    t.match(await administrator.page.textContent('.kicker'), /Active/);
    t.match(await administrator.page.textContent('#acts'), /Institutional support BA/);
    t.strictSame(administrator.problems, []);
  },
);
