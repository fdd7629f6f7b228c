import type { TAP as Tap } from 'tap';
import type { Client } from './app.ts';
import { htmlFaults } from './valid-html.ts';

/** A page as it was answered. */
export interface Visited {
  url: string;
  status: number;
  body: string;
}

/**
 * Follows every link inside the site from the home page and hands over each answer as it comes. Filters multiply
 * without end, so that of addresses with a query only those with a single filter, sort or page are followed, and of
 * each kind of these at most `mostAlike`.
 */
async function crawl(
  client: Client,
  headers: Record<string, string>,
  visit: (answer: Visited) => void,
  mostAlike: number,
): Promise<number> {
  const seen = new Set(['/']);
  const alike = new Map<string, number>();
  const waiting = ['/'];
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const answer = await client.get(url, headers);
    visit({ url, status: answer.statusCode, body: answer.body });
    const isPage = String(answer.headers['content-type']).startsWith('text/html');
    const links = isPage
      ? Array.from(answer.body.matchAll(/<a [^>]*?href="(\/[^"#]*)/g), ([, href = '']) => href)
      : [];
    for (const link of [...links, String(answer.headers.location ?? '')]) {
      const address = link.replaceAll('&amp;', '&').replace(/#.*$/, '');
      const filters = new Set(new URLSearchParams(address.split('?')[1]).keys());
      // Signing in leads back to where one was: the same page under as many addresses as there are pages.
      const isSeen = seen.has(address) || (address.startsWith('/sign-in?') && seen.has('/sign-in?'));
      if (!address.startsWith('/') || isSeen || filters.size > 1) continue;
      if (address.startsWith('/sign-in?')) seen.add('/sign-in?');
      seen.add(address);
      const count = (alike.get(kindOf(address)) ?? 0) + 1;
      alike.set(kindOf(address), count);
      if (filters.size > 0 && count > mostAlike) continue;
      waiting.push(address);
    }
  }
  return seen.size;
}

/** What kind of page an address is: validating one or two of each kind tells as much as validating hundreds. */
function kindOf(url: string): string {
  const [path = '', query = ''] = url.split('?');
  const parts = path.split('/').slice(1);
  const shape = parts.map((part, place) => (place % 2 === 1 && part !== 'new' ? ':id' : part)).join('/');
  return `${shape}?${[...new URLSearchParams(query).keys()].join()}`;
}

const COOKIES = { en: { cookie: 'language=en' }, mk: { cookie: 'language=mk' } };

function none(): void {}

/** Holds every page that somebody reaches by links to what each page must be; their kinds to valid HTML. */
export async function holdCrawl(
  t: Pick<Tap, 'ok' | 'fail' | 'strictSame'>,
  client: Client,
  language: 'en' | 'mk',
  hold: (page: Visited) => void = none,
): Promise<void> {
  // The other language and practice have the same elements with other words: a few of each kind tell enough.
  const isSampled = language !== 'en' || hold !== none;
  const samples = new Map<string, Visited[]>();
  const visit = (answer: Visited) => {
    const { url, status, body } = answer;
    if (status >= 400) t.fail(`${url} answers ${status}`);
    if (!body.startsWith('<!doctype html>')) return;
    const faults = [
      body.match(/<h1[ >]/g)?.length === 1 ? [] : ['has not one h1'],
      /<title>[^<]{3,}<\/title>/.test(body) ? [] : ['has no title'],
      body.includes(`<html lang="${language}"`) ? [] : ['does not say its language'],
      /[\uE000\uE001]/.test(body) ? ['carries a marker'] : [],
      /\bundefined\b|\[object|\bNaN\b/.test(body.replaceAll(/<[^>]*>/g, ' '))
        ? ['prints what is not a word']
        : [],
    ].flat();
    for (const fault of faults) t.fail(`${url} ${fault}`);
    hold(answer);
    const alike = samples.get(kindOf(url)) ?? [];
    if (alike.length < (isSampled ? 1 : 2)) samples.set(kindOf(url), [...alike, answer]);
  };
  const count = await crawl(client, COOKIES[language], visit, isSampled ? 3 : Infinity);
  t.ok(count > 40, `${count} addresses were followed`);
  for (const { url, body } of [...samples.values()].flat()) {
    const faults = await htmlFaults(body);
    t.strictSame(faults.slice(0, 5), [], `${url} is valid HTML`);
  }
}
