import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { change } from '#database/history.ts';
import { eventMessage, fieldMessage } from '#features/history/words.ts';
import { systemAct } from '#features/people/actor.ts';
import { api } from '#api-paths.ts';
import { paths, type PagedNoun } from '#paths.ts';
import { testApp } from '#test/support/app.ts';
import { entriesOf, grantId, records, signedGrant } from '#test/support/history.ts';
import { htmlFaults } from '#test/support/valid-html.ts';

t.test('the history of a grant says in words who changed what, and when', async (t) => {
  const test = await testApp(t);
  const { reference, staff, ceremony } = await signedGrant(test);
  const answer = await staff.get(paths.history('grant', reference));
  t.equal(answer.statusCode, 200);
  t.equal(answer.headers['cache-control'], 'no-store');
  t.equal(answer.page.querySelectorAll('h1').length, 1);
  const [signed, edited, listed, created] = entriesOf(answer);

  t.equal(signed?.what, 'Signing logged');
  const { requestId } = test.practice
    .prepare<{ requestId: string }>(
      "select request_id as requestId from history where event = 'grant.signed'",
    )
    .get()!;
  t.match(signed?.by, /^boris@example\.org, on a page · entry \d+ · request /);
  t.match(signed?.by, requestId);
  t.match(signed?.fields['Status'], /^before: Planned after: Signed$/);
  t.equal(signed?.fields['Who signed for the grantee'], 'name kept apart');
  t.equal(signed?.fields['Who signed for the programme'], 'name kept apart');
  t.ok(signed?.links.includes(paths.ceremony(ceremony)), 'the ceremony is a link');
  t.match(signed?.links, /\/organisations\//, 'and so is the organisation that it concerns');

  t.equal(edited?.what, 'Grant edited');
  t.match(edited?.by, /^ana@example\.org, through the API/);
  t.match(
    edited?.fields['Amount'],
    /^before: NOK\s[\d,]+\.00 after: NOK\s[\d,]+\.50$/,
    'an amount has its currency',
  );
  t.equal(edited?.fields['End'], 'before: not published after: March 2028');
  t.equal(listed?.what, 'Grant put on the list');
  t.equal(created?.what, 'Grant entered');
  t.match(created?.by, /^The registry itself, when its first records were loaded/);
  t.notMatch(answer.body, /Primerov/, 'no name of a person who signed');
  t.notMatch(answer.body, /[0-9a-f]{64}/, 'nor its hash');
});

t.test('it is Macedonian where that is chosen, and valid HTML in both languages', async (t) => {
  const test = await testApp(t);
  const { reference, staff, ceremony } = await signedGrant(test);
  const url = paths.history('grant', reference);
  for (const language of ['en', 'mk']) {
    for (const address of [url, paths.history('ceremony', ceremony), `${url}?from=x`, `${url}?until=2001`]) {
      const { body, page } = await staff.get(address, { 'accept-language': language });
      t.strictSame(await htmlFaults(body), [], `${address} ${language}`);
      t.equal(page.querySelectorAll('h1').length, 1);
      t.equal(page.querySelector('html')?.getAttribute('lang'), language);
    }
  }
  const [signed] = entriesOf(await staff.get(url, { 'accept-language': 'mk' }));
  t.equal(signed?.what, 'Потпишувањето е запишано');
  t.equal(signed?.fields['Состојба'], 'пред тоа: Планиран потоа: Потпишан');
  t.equal(signed?.fields['Кој потпишал за корисникот'], 'името се чува одделно');
});

t.test('whatever is not staff is refused, on pages and in the API', async (t) => {
  const test = await testApp(t);
  const { anyone } = test;
  for (const [noun, key] of Object.entries(records)) {
    const url = paths.history(noun as PagedNoun, key);
    t.match((await anyone.get(url)).headers.location, /^\/sign-in\?next=/, url);
    t.equal((await anyone.json('GET', api.history(noun as PagedNoun, key))).statusCode, 401);
  }
  const url = paths.history('grant', records.grant);
  for (const role of ['donor', 'member'] as const) {
    t.equal((await test.signedIn({ role }).get(url)).statusCode, 403, role);
    t.equal(
      (await test.script({ role }).json('GET', api.history('grant', records.grant))).statusCode,
      403,
      role,
    );
  }
});

t.test('each kind of record has its history; an old address leads to the present one', async (t) => {
  const test = await testApp(t);
  const { registry } = test;
  const staff = test.signedIn();
  const reader = test.script();
  for (const [noun, key] of Object.entries(records)) {
    const page = await staff.get(paths.history(noun as PagedNoun, key));
    t.equal(page.statusCode, 200, noun);
    t.match(entriesOf(page).at(-1)?.what, / entered/, noun);
    const answer = await reader.json('GET', api.history(noun as PagedNoun, key));
    t.equal(answer.statusCode, 200, answer.body);
    t.equal(answer.json<{ total: number }>().total, entriesOf(page).length, noun);
    t.equal((await staff.get(paths.history(noun as PagedNoun, 'nothing-here'))).statusCode, 404);
    t.equal((await reader.json('GET', api.history(noun as PagedNoun, 'nothing-here'))).statusCode, 404);
  }
  registry.sqlite.exec(
    `insert into organisation_slugs select 'earlier-name', id from organisations where slug = '${records.organisation}'`,
  );
  const old = await staff.get(`${paths.history('organisation', 'earlier-name')}?person=nobody`);
  t.equal(old.statusCode, 301);
  t.equal(old.headers.location, `${paths.history('organisation', records.organisation)}?person=nobody`);
  t.equal((await reader.json('GET', api.history('organisation', 'earlier-name'))).statusCode, 200);
});

t.test('a person who is no longer on record is said to be so', async (t) => {
  const test = await testApp(t);
  const act = {
    ...systemAct('command-line'),
    actor: { ...systemAct('command-line').actor, publicId: 'gone' },
  };
  change(test.registry, act, (record) =>
    record({ noun: 'grant', id: grantId(test), event: 'grant.turned-round', after: { oddField: 'x' } }),
  );
  const [entry] = entriesOf(await test.signedIn().get(paths.history('grant', records.grant)));
  t.match(entry?.by, /^somebody no longer on record/);
  t.equal(entry?.what, 'Changed (grant turned round)', 'what has no words yet is still said');
  t.strictSame(entry?.fields, { 'Odd field': 'x' });
});

t.test(
  'every event that is recorded of these records has words, and so has every field of the published ones',
  async (t) => {
    const source = new URL('../../src/features/', import.meta.url);
    const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('commands.ts'))
      .map((file) => readFileSync(new URL(file, source), 'utf8'));
    const events = texts.flatMap((text) =>
      Array.from(
        text.matchAll(/^\s*event: .*$/gm),
        ([line]) => line.match(/'(?:organisation|grant|ceremony|event|coalition)\.[a-z-]+'/g) ?? [],
      ),
    );
    const recorded = new Set(events.flat().map((event) => event.slice(1, -1)));
    t.ok(recorded.size >= 15, `${recorded.size} events`);
    for (const event of recorded) t.ok(eventMessage(event), `history.event.${event}`);
    const { registry } = await testApp(t);
    const fields = registry
      .prepare<{ field: string }>(
        `select distinct key as field from history, json_each(history.after)
       where noun in ('organisation', 'grant', 'ceremony', 'event', 'coalition')`,
      )
      .all();
    for (const { field } of fields) t.ok(fieldMessage(field), `history.field.${field}`);
  },
);
