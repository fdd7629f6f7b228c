import type { Browser, Page } from 'playwright-core';
import type { Database } from '#database/connection.ts';
import { openDatabases } from '#database/files.ts';
import { newPage, type OpenPage, type PageOptions } from './browser.ts';
import { API, CEREMONY, grantAt } from './desk.ts';
import { credentials } from './server.ts';

export interface Hall {
  /** Where the server is, also after it was restarted. */
  url: string;
  folder: string;
  browser: Browser;
}

/** A person signs in at a device of their own, goes to practice and opens the desk. */
export async function openDesk(hall: Hall, options: PageOptions = {}, at = hall.url): Promise<OpenPage> {
  const open = await newPage(hall.browser, { viewport: { width: 1280, height: 900 }, ...options });
  await signIn(open.page, hall, at);
  await open.page.goto(`${at}${CEREMONY}/desk`);
  if (options.javaScript !== false) await started(open.page);
  return open;
}

export async function signIn(page: Page, hall: Hall, at = hall.url): Promise<void> {
  await page.goto(at + credentials(hall.folder, 'administrator').link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/admin');
  await page.goto(`${at}/practice`);
  await page.getByRole('main').getByRole('button', { name: 'Go to practice' }).click();
  await page.waitForURL('**/ceremonies');
}

export async function started(page: Page): Promise<void> {
  await page.waitForSelector('#desk[data-started]');
}

/** Waits until the desk takes a press again: what is on the screen has stood there for a moment. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('#desk:not([data-fresh])');
}

/** Types who signs, through the API beside the browser. */
export async function prepareHall(hall: Hall): Promise<void> {
  const { token } = credentials(hall.folder, 'staff', { isPractice: true });
  const grants = Array.from({ length: 12 }, (_, place) => ({
    grant: grantAt(place + 1),
    granteeSignatory: `Mira Primerova ${place + 1} (example)`,
  }));
  const answer = await fetch(`${hall.url}${API}/signatories`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ programmeSignatory: 'Boris Primerov (example)', grants }),
  });
  if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
}

/** Presses Enter to sign and waits until the desk shows it; a person looks before pressing again. */
export async function signByKey(page: Page, reference: string): Promise<void> {
  await until(page, `document.getElementById('up-reference').textContent === '${reference}'`);
  await settled(page);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#next-grant:not([hidden])');
}

export async function nextByKey(page: Page): Promise<void> {
  await page.keyboard.press('n');
}

/** Waits until the line at the foot says that nothing is left. */
export async function allSent(page: Page, timeout = 30_000): Promise<void> {
  await until(
    page,
    "document.getElementById('connection-what').textContent === 'All entries are sent.' && !document.getElementById('desk-line').hasAttribute('data-kept')",
    timeout,
  );
}

/** What both files hold, read beside the running server. */
export function read<Row>(folder: string, text: string, which: 'practice' | 'registry' = 'practice'): Row[] {
  const databases = openDatabases(folder);
  const rows = (databases[which] as Database).prepare<Row>(text).all();
  databases.registry.close();
  databases.practice.close();
  return rows;
}

export interface SignedRow {
  reference: string;
  at: string;
}

/** The signings that stand, in the order of their times. */
export function signings(folder: string): SignedRow[] {
  return read<SignedRow>(
    folder,
    `select grants.reference, signings.signed_at as at from signings join grants on grants.id = signings.grant_id
     where reversed_at is null order by signed_at`,
  );
}

/** Waits until an expression holds on the page; the page's own policy forbids the browser's way of waiting for one. */
export async function until(page: Page, expression: string, timeout = 15_000): Promise<void> {
  const end = Date.now() + timeout;
  for (;;) {
    const isSo = await page.evaluate<boolean>(expression).catch(() => false);
    if (isSo) return;
    if (Date.now() > end) {
      const line = await page.textContent('#desk-line').catch(() => '');
      throw new Error(`never so: ${expression} (${line?.replaceAll(/\s+/g, ' ')})`);
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
