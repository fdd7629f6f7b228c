import { randomInt } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import type { Test } from 'tap';
import { CEREMONY, grantAt } from './desk.ts';
import { nextByKey, read, signByKey, signings, started, until } from './desk-browser.ts';

const isSoak = process.env['SOAK'] === 'yes';

/** A moment of chance: an outage comes and goes when it likes. */
export const sometime = (most: number) => new Promise((resolve) => setTimeout(resolve, randomInt(most)));

const answer =
  (status: number, headers: Record<string, string>, body = '') =>
  (route: Route) =>
    route.fulfill({ status, headers, body });
const html = { 'content-type': 'text/html' };

export type Misbehaviour = (route: Route) => Promise<void>;

/** What a network does to what the desk sends, before it works again: of each kind one is drawn. */
export const networks: Record<string, Misbehaviour[]> = {
  'before sending': [
    (route) => route.abort('internetdisconnected'),
    (route) => route.abort('namenotresolved'),
    (route) => route.abort('connectionrefused'),
  ],
  'while sending': [
    async (route) => {
      await sometime(300);
      await route.abort('connectionreset');
    },
    async (route) => {
      await sometime(300);
      await route.abort('timedout');
    },
  ],
  'answer lost': [
    async (route) => {
      await route.fetch();
      await sometime(200);
      await route.abort('connectionreset');
    },
  ],
};

/** What answers in the registry's place. */
const strangers: Record<string, Misbehaviour> = {
  'a login page': answer(200, html, '<h1>Welcome to the hotel</h1>'),
  'nothing (204)': answer(204, {}),
  'a way elsewhere (302)': answer(302, { location: 'http://127.0.0.1:9/login' }),
  'a login wanted (511)': answer(511, html, 'Network authentication required'),
  'JSON of its own': answer(200, { 'content-type': 'application/json' }, '{"ok":true}'),
};

/** Logs so many signings from the grant that is up on. */
export async function signSome(page: Page, count: number): Promise<string[]> {
  const grants = Array.from({ length: count }, (_, place) => grantAt(place + 1));
  for (const grant of grants) {
    await signByKey(page, grant);
    await sometime(200);
    await nextByKey(page);
  }
  return grants;
}

/** The desk sends again: asked to, told by the browser, opened anew, or (in the soak) by itself. */
export async function wake(page: Page): Promise<void> {
  const way = randomInt(isSoak ? 4 : 3);
  if (way === 0) await page.evaluate("document.getElementById('try-now').click()");
  else if (way === 1) await page.evaluate("window.dispatchEvent(new Event('online'))");
  else if (way === 2) {
    await page.reload();
    await started(page);
  }
}

/** Nothing lost, nothing doubled: practice holds these signings and no others, the registry none. */
export function holdsOnce(t: Test, folder: string, grants: string[]): void {
  t.strictSame(
    signings(folder).map(({ reference }) => reference),
    grants,
    'once each, in order',
  );
  t.equal(
    read(folder, "select * from desk_entries where outcome = 'stands'").length,
    grants.length,
    'nothing more',
  );
  t.strictSame(read(folder, 'select * from desk_entries', 'registry'), [], 'nothing in the registry');
}

/** Each takes some seconds: a run of all tests meets one of the strangers, the soak all. */
export function strangersFor(times: number): [string, Misbehaviour][] {
  const all = Object.entries(strangers);
  return times > 1 ? all : [all[randomInt(all.length)]!];
}

const UPDATE = `navigator.serviceWorker.getRegistration('${CEREMONY}/desk').then((found) => found.update())`;

/** The browser looks for a newer worker, as it does at each visit. */
export async function updateWorker(page: Page): Promise<void> {
  await page.evaluate(`${UPDATE}.then(() => true)`);
}

/** Waits until the worker of that version has taken over; an installation that was cut off is tried again. */
export async function workerReplaced(page: Page, version: string): Promise<void> {
  const isAlone = `(names) => names.length === 1 && names[0].endsWith(' ${version}')`;
  await until(page, `${UPDATE}.then(() => caches.keys()).then(${isAlone})`, 60_000);
}
