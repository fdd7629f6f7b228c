import t from 'tap';
import { change } from '#database/history.ts';
import { beginOf, endOf } from '#features/history/period.ts';
import { systemAct } from '#features/people/actor.ts';
import { api } from '#api-paths.ts';
import { paths } from '#paths.ts';
import { testApp, type Answer } from '#test/support/app.ts';
import { entriesOf, grantId, records, signedGrant } from '#test/support/history.ts';

t.test('person, kind of event and days filter it; what was chosen stands in the form', async (t) => {
  const test = await testApp(t);
  const { reference, staff } = await signedGrant(test);
  const url = paths.history('grant', reference);
  const whole = await staff.get(url);
  const people = whole.page.querySelectorAll('select[name=person] option');
  t.strictSame(
    people.map(({ text }) => text),
    ['Anyone', 'ana@example.org', 'boris@example.org', 'No person: the registry itself'],
  );
  const events = async (query: string) =>
    entriesOf(await staff.get(`${url}?${query}`)).map(({ what }) => what);

  const ana = people[1]?.getAttribute('value') ?? '';
  t.strictSame(await events(`person=${ana}`), ['Grant edited']);
  t.strictSame(await events('person=nobody'), ['Grant put on the list', 'Grant entered']);
  t.strictSame(await events('event=grant.signed&person=&from=&until='), ['Signing logged']);
  t.strictSame(await events(`event=grant.signed&person=${ana}`), []);
  t.strictSame(await events('from=24.11.2026&until=24.11.2026&person=nobody'), [
    'Grant put on the list',
    'Grant entered',
  ]);
  t.strictSame(await events('until=23.11.2026'), []);
  t.equal((await events('from=2026&until=9999')).length, 4);

  const chosen = await staff.get(`${url}?event=grant.signed&until=2001`);
  t.equal(
    chosen.page.querySelector('select[name=event] option[selected]')?.getAttribute('value'),
    'grant.signed',
  );
  t.equal(chosen.page.querySelector('input[name=until]')?.getAttribute('value'), '2001');
  const advice = chosen.page.querySelector('.empty');
  t.match(advice?.text, /No entry fits all of this/);
  t.match(advice?.text.replaceAll(/\s+/g, ' '), /Without “until 2001” there are 1/);
  t.equal(advice?.querySelector('a')?.getAttribute('href'), `${url}?event=grant.signed`);

  const wrong = await staff.get(`${url}?from=31.2.2026&event=grant.signed`);
  t.equal(wrong.statusCode, 422);
  t.match(wrong.page.querySelector('title')?.text, /^Error:/);
  t.equal(wrong.page.querySelector('[role=alert] a')?.getAttribute('href'), '#from');
  t.equal(wrong.page.querySelector('input[name=from]')?.getAttribute('value'), '31.2.2026');
});

t.test('days are those of Skopje, in winter and in summer', async (t) => {
  t.equal(beginOf('2026-01-15'), '2026-01-14T23:00:00.000Z');
  t.equal(endOf('2026-01-15'), '2026-01-15T23:00:00.000Z');
  t.equal(beginOf('2026-07-01'), '2026-06-30T22:00:00.000Z');
  t.equal(
    endOf('2026-03-29'),
    '2026-03-29T22:00:00.000Z',
    'the day on which summer time begins has 23 hours',
  );
  t.equal(endOf('2026-10'), '2026-10-31T23:00:00.000Z');
  t.equal(endOf('2026'), '2026-12-31T23:00:00.000Z');
  const test = await testApp(t);
  const act = { ...systemAct('clock'), at: new Date('2027-03-31T22:30:00Z') };
  change(test.registry, act, (record) =>
    record({ noun: 'grant', id: grantId(test), event: 'grant.edited', after: { title: 'Late (example)' } }),
  );
  const staff = test.signedIn();
  const url = paths.history('grant', records.grant);
  const late = await staff.get(`${url}?from=1.4.2027&until=1.4.2027`);
  t.match(late.page.querySelector('li.timeline-item time')?.text, /1\sApr\s2027\s+00:30/);
  t.equal(entriesOf(await staff.get(`${url}?from=2027-03&until=2027-03`)).length, 0);
});

t.test('a long history has pages, the newest first, and the API a cursor', async (t) => {
  const test = await testApp(t);
  const id = grantId(test);
  change(test.registry, systemAct('command-line'), (record) => {
    for (let number = 1; number <= 60; number += 1) {
      record({
        noun: 'grant',
        id,
        event: 'grant.edited',
        before: { title: `Title ${number - 1}` },
        after: { title: `Title ${number}` },
      });
    }
  });
  const staff = test.signedIn();
  const first = await staff.get(`${paths.history('grant', records.grant)}?event=grant.edited`);
  t.match(first.page.querySelector('.list-pages')?.text, /1–25 of 60/);
  t.equal(entriesOf(first)[0]?.fields['Title'], 'before: Title 59 after: Title 60');
  const next = await staff.get(hrefOf(first, 'next'));
  t.match(next.page.querySelector('.list-pages')?.text, /26–50 of 60/);
  const last = await staff.get(hrefOf(next, 'next'));
  t.match(last.page.querySelector('.list-pages')?.text, /51–60 of 60/);
  t.equal(last.page.querySelector('.list-pages a[rel=next]'), null);
  t.strictSame(entriesOf(await staff.get(hrefOf(last, 'prev'))), entriesOf(next));
  t.match(
    (await staff.get(`${paths.history('grant', records.grant)}?after=1`)).page.querySelector('.list-pages')
      ?.text,
    /1–25 of 6\d/,
  );

  const script = test.script();
  const url = `${api.history('grant', records.grant)}?event=grant.edited&limit=40`;
  const start = (await script.json('GET', url)).json<Page>();
  t.equal(start.total, 60);
  const rest = (await script.json('GET', `${url}&cursor=${start.next}`)).json<Page>();
  t.equal(rest.next, null);
  t.strictSame(
    [...start.items, ...rest.items].map(({ after }) => after?.['title']),
    Array.from({ length: 60 }, (_, place) => `Title ${60 - place}`),
  );
  for (const wrong of ['cursor=zzz', 'from=31.2.2026', 'colour=red', 'limit=0']) {
    t.equal(
      (await script.json('GET', `${api.history('grant', records.grant)}?${wrong}`)).statusCode,
      422,
      wrong,
    );
  }
});

t.test('the API answers the same entries, and no hash in the place of a name', async (t) => {
  const test = await testApp(t);
  const { reference } = await signedGrant(test);
  const script = test.script({ isPractice: true });
  const answer = await script.json('GET', api.history('grant', reference), undefined, {
    'accept-language': 'mk',
  });
  const [signed, edited] = answer.json<Page>().items;
  t.match(signed, {
    event: 'grant.signed',
    what: 'Потпишувањето е запишано',
    door: 'page',
    person: { name: 'boris@example.org' },
    record: null,
    before: { status: 'planned' },
    after: { status: 'signed', granteeSignatory: { personal: true } },
  });
  t.match(edited?.after, { endsOn: '2028-03' });
  t.strictSame(Object.keys(signed?.after?.['granteeSignatory'] as object), ['personal']);
});

interface Page {
  items: { after: Record<string, unknown> | null; [field: string]: unknown }[];
  next: string | null;
  total: number;
}

function hrefOf({ page }: Answer, rel: string): string {
  return (page.querySelector(`.list-pages a[rel=${rel}]`)?.getAttribute('href') ?? '').replaceAll(
    '&amp;',
    '&',
  );
}
