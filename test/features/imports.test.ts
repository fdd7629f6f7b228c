import t from 'tap';
import { testApp, type TestApp } from '#test/support/app.ts';
import { figures, preview, published, rowsOf, selected, sendFile, settled } from '#test/support/imports.ts';

const SHEET = [
  'name,country,city,website,founded,registration_number',
  'Мост Битола (example),MK,Битола,most-bitola.example.org,2011,',
  'Qendra Drita Vlorë (example),Albania,Vlorë,,31.2.2019,',
  'Most Bitola (example),MK,,,,',
  'Мост Битола (example),MK,,,,',
  'Krug Ulcinj (example),ME,Tirana,,,',
].join('\r\n');

const count = ({ registry }: TestApp, what = "organisations where status <> 'merged'") =>
  registry.prepare<{ count: number }>(`select count(*) as count from ${what}`).get()!.count;

t.test('a file goes by its columns and a preview into the registry, and back', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ role: 'administrator' });
  const before = count(test);
  const history = count(test, 'history');

  const columns = await sendFile(staff, 'organisations', 'members.csv', SHEET);
  t.equal(columns.statusCode, 303);
  const { address, answer } = await preview(staff, 'organisations', 'members.csv', SHEET);
  t.equal(answer.statusCode, 200);
  t.match(answer.page.querySelector('h1')?.textContent, /Organisations from members\.csv/);
  t.match(figures(answer), { new: 3, refused: 2 });
  const rows = rowsOf(answer);
  t.strictSame(
    rows.map(([row, , outcome]) => [row, outcome]),
    [
      ['3', 'Refused'],
      ['5', 'Refused'],
      ['2', 'New'],
      ['4', 'New'],
      ['6', 'New'],
    ],
  );
  t.match(rows[0]?.[3], /Enter a date that exists/);
  t.match(rows[1]?.[3], /Row 2 has this already/);
  t.match(rows[4]?.[3], /Tirana lies in Albania/);
  t.equal(count(test), before, 'a preview changes nothing');
  t.equal(count(test, 'history'), history);

  const button = answer.page.querySelector('form[action$=application] button');
  t.match(button?.textContent, /Import 3 organisations/);
  t.equal((await staff.post(`${address}/application`)).statusCode, 303);
  const done = await settled(staff, address);
  t.match(figures(done), { new: 3 });
  t.equal(count(test), before + 3);
  const found = await staff.get('/organisations?q=most+bitola');
  t.match(found.page.querySelector('tbody')?.textContent, /Мост Битола/);
  const [entry] = test.registry
    .prepare<{ event: string; after: string }>('select event, after from history order by id desc limit 1')
    .all();
  t.equal(entry?.event, 'import.applied');
  t.equal(count(test, 'history'), history + 1, 'one entry for all of it');
  const own = await staff.get('/organisations/most-bitola-example/history');
  t.match(
    own.page.querySelector('main')?.textContent,
    /Came or changed with an import.*members\.csv.*Битола/s,
  );

  const again = await preview(
    staff,
    'organisations',
    'members.csv',
    SHEET.split('\r\n').slice(0, 2).join('\r\n'),
  );
  t.match(again.answer.page.querySelector('.notice')?.textContent, /Nothing to change/);
  t.equal(again.answer.page.querySelector('form[action$=application]'), null);
  t.equal((await staff.post(`${again.address}/application`)).statusCode, 409);

  t.equal((await staff.post(`${address}/undoing`)).statusCode, 303);
  const undone = await settled(staff, address);
  t.match(figures(undone), { 'taken away': 3 });
  t.equal(count(test), before);
  t.equal(count(test, 'organisations'), before, 'no hidden row is left behind');
  t.equal((await staff.get('/organisations/most-bitola-example')).statusCode, 404);
  t.equal((await staff.post(`${address}/undoing`)).statusCode, 409, 'only once');
  t.match(
    (await staff.get('/admin')).page.textContent,
    /members\.csv\s+An import was undone/,
    'what one did lately',
  );
});

t.test('published grants give one set of organisations, whoever brings them', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ role: 'administrator' });
  for (const file of ['grants-published.csv', 'grants-more.csv']) {
    const { answer } = await preview(staff, 'grants', file, published(file));
    t.match(
      answer.page.querySelector('.notice')?.textContent,
      /Nothing to change/,
      `${file} is seeded already`,
    );
    t.match(figures(answer), { new: 0, 'with changes': 0, refused: 0 });
  }
});

t.test('an empty registry takes the published grants, and a second time nothing', async (t) => {
  const test = await testApp(t, {}, { isEmpty: true });
  const staff = test.signedIn({ role: 'administrator' });
  const files = ['grants-published.csv', 'grants-more.csv'];
  for (const file of files) {
    const { address, answer } = await preview(staff, 'grants', file, published(file));
    t.match(figures(answer), { refused: 0, 'with changes': 0 });
    await staff.post(`${address}/application`);
    const done = await settled(staff, address);
    t.equal(figures(done)['new'], figures(answer)['new'], file);
  }
  const organisations = count(test);
  const seeded = (await testApp(t)).registry
    .prepare<{ name: string; country: string | null }>(
      `select name, country from organisations where id in (select organisation_id from grant_participants) order by name, country`,
    )
    .all();
  const own = test.registry
    .prepare<{ name: string; country: string | null }>(
      'select name, country from organisations order by name, country',
    )
    .all();
  t.strictSame(own, seeded, 'the same organisations as the seed has in its grants');
  for (const file of files) {
    const { answer } = await preview(staff, 'grants', file, published(file));
    t.match(answer.page.querySelector('.notice')?.textContent, /Nothing to change/, file);
  }
  t.equal(count(test), organisations);
  const list = await staff.get('/grants');
  t.match(list.page.querySelector('.list-count')?.textContent, /73/);
});

t.test('what looks like a record is decided by a person', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const known = test.registry
    .prepare<{ slug: string; name: string; country: string }>(
      "select slug, name, country from organisations where name like '%Ž%' and country = 'RS' limit 1",
    )
    .get() ?? { slug: '', name: '', country: '' };
  const other = known.name.replace('Ž', 'Z');
  const sheet = `name,country,city\n${other},${known.country},Beograd\n`;
  const { address, answer } = await preview(staff, 'organisations', 'one.csv', sheet);
  const [row] = rowsOf(answer);
  t.equal(row?.[2], 'Decide');
  t.match(row?.[3], /letters that differ: Z \/ Ž/);
  t.equal(answer.page.querySelector('form[action$=application]'), null, 'undecided stays out');

  t.equal((await staff.post(`${address}/decisions`, { 'row-2': `same:${known.slug}` })).statusCode, 303);
  const decided = await staff.get(address);
  t.equal(rowsOf(decided)[0]?.[2], 'Changes');
  await staff.post(`${address}/application`);
  await settled(staff, address);
  const names = test.registry
    .prepare<{ name: string }>(
      'select names.name from organisation_names names join organisations on organisations.id = organisation_id where slug = ?',
    )
    .all(known.slug)
    .map(({ name }) => name);
  t.ok(names.includes(other), 'the spelling is kept as another name');
  const history = await staff.get(`/organisations/${known.slug}/history`);
  t.match(history.page.querySelector('main')?.textContent, /Beograd/);

  await staff.post(`${address}/undoing`);
  await settled(staff, address);
  const after = await staff.get(`/organisations/${known.slug}/history`);
  t.match(after.page.querySelector('main')?.textContent, /An import was undone/);
  t.equal(
    test.registry.prepare('select 1 from organisation_names where name = ?').get(other),
    undefined,
    'undone as a whole',
  );
});

t.test('undoing keeps what others have come to depend on, and lists it', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ role: 'administrator' });
  const sheet =
    'name;country\nČeka na grant (example);RS\nNiko ga ne treba (example);RS\nIspravljen (example);RS\n';
  const { address } = await preview(staff, 'organisations', 'three.csv', sheet);
  await staff.post(`${address}/application`);
  await settled(staff, address);
  const script = test.script({ role: 'administrator' });
  const grant = await script.json('POST', '/api/v1/grants', {
    scheme: 'smart-balkans-core',
    title: 'Depends (example)',
    lead: 'ceka-na-grant-example',
  });
  t.equal(grant.statusCode, 201);
  await script.json('PUT', '/api/v1/organisations/ispravljen-example', {
    name: 'Ispravljen (example)',
    kind: 'cso',
    country: 'RS',
    city: 'Niš',
  });
  await staff.post(`${address}/undoing`);
  const undone = await settled(staff, address);
  t.match(figures(undone), { 'taken away': 1 });
  t.match(rowsOf(undone), [
    ['2', /Čeka na grant/, /something else depends/],
    ['4', /Ispravljen/, /edited since/],
  ]);
  t.equal((await staff.get('/organisations/ceka-na-grant-example')).statusCode, 200);
  t.equal((await staff.get('/organisations/niko-ga-ne-treba-example')).statusCode, 404);
});

t.test('towns and legal forms are what they mean, in any script and language', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ role: 'administrator' });
  const made = await test.script({ role: 'administrator' }).json('POST', '/api/v1/organisations', {
    name: 'Nišavska vila (example)',
    kind: 'cso',
    country: 'RS',
    city: 'Niš',
    legalForm: 'Удружење',
  });
  t.equal(made.statusCode, 201);
  const sheetOf = (cells: string) => `name;country;city;legal_form\nNišavska vila (example);RS;${cells}\n`;
  for (const cells of ['Ниш;Association', 'Nish;Shoqatë', 'NIŠ;Udruzenje']) {
    const { answer } = await preview(staff, 'organisations', 'same.csv', sheetOf(cells));
    t.match(answer.page.querySelector('.notice')?.textContent, /Nothing to change/, cells);
  }
  const { address, answer } = await preview(staff, 'organisations', 'other.csv', sheetOf('Нови Сад;Esnaf'));
  t.match(rowsOf(answer)[0]?.[3], /Niš.*Нови Сад.*Удружење.*Esnaf.*“Esnaf” is none of the legal forms/);
  const read = await staff.get(address, { 'accept-language': 'mk' });
  t.match(rowsOf(read)[0]?.[3], /„Esnaf“ не е ниту една од правните форми/);
  await staff.post(`${address}/application`);
  await settled(staff, address);
  const page = await staff.get('/organisations/nisavska-vila-example');
  t.match(page.page.querySelector('main')?.textContent, /Esnaf/, 'it is kept as it is written');
});

t.test('columns are remembered by their header, and have to be told apart', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn();
  const sheet = 'Kako se zove;Odakle\nNova grupa (example);Srbija\n';
  const sent = await sendFile(staff, 'organisations', 'odd.csv', sheet);
  const columns = String(sent.headers.location);
  t.strictSame(selected(await staff.get(columns)), {
    'column-0': '',
    'column-1': '',
    encoding: 'utf-8',
    delimiter: 'semicolon',
  });
  const refused = await staff.post(columns, { 'column-0': '', 'column-1': 'country' });
  t.equal(refused.statusCode, 422);
  t.match(refused.page.querySelector('.error-summary')?.textContent, /Say which column holds the name/);
  t.equal(refused.page.querySelector('#column-1 option[selected]')?.getAttribute('value'), 'country');
  t.equal((await staff.post(columns, { 'column-0': 'name', 'column-1': 'country' })).statusCode, 303);

  const second = await sendFile(staff, 'organisations', 'odd-2.csv', sheet);
  t.match(selected(await staff.get(String(second.headers.location))), {
    'column-0': 'name',
    'column-1': 'country',
  });
});

t.test('whoever is not staff imports nothing; staff only for their own', async (t) => {
  const test = await testApp(t);
  t.equal((await sendFile(test.anyone, 'organisations', 'a.csv', SHEET)).statusCode, 401);
  t.equal(
    (await sendFile(test.signedIn({ role: 'member' }), 'organisations', 'a.csv', SHEET)).statusCode,
    403,
  );
  const staff = test.signedIn({ countries: ['MK'] });
  const sheet = 'lead,country,programme,title\nNekoj Nov (example),RS,SMART Balkans,A (example)\n';
  const { answer } = await preview(staff, 'grants', 'g.csv', sheet);
  t.match(rowsOf(answer)[0], [
    '2',
    /A \(example\)/,
    'Refused',
    /The lead is from Serbia; you work on North Macedonia/,
  ]);
  const programme = await preview(
    staff,
    'grants',
    'p.csv',
    sheet.replace('SMART Balkans', 'Nothing (example)'),
  );
  t.match(rowsOf(programme.answer)[0]?.[3], /Choose the programme/);
});

t.test('what cannot be an import is said in words, and what is odd about a number', async (t) => {
  const staff = (await testApp(t)).signedIn();
  const empty = await sendFile(staff, 'organisations', 'empty.csv', '');
  t.equal(empty.statusCode, 422);
  t.match(empty.page.querySelector('main')?.textContent, /empty/);
  const bare = await preview(staff, 'organisations', 'bare.csv', 'name,country\n');
  t.match(bare.answer.page.querySelector('.notice')?.textContent, /no rows under/);
  const sheet = 'name,country,registration_number\nPrva (example),RS,1234\nDruga (example),RS,17000001\n';
  const { answer } = await preview(staff, 'organisations', 'numbers.csv', sheet);
  const said = rowsOf(answer).map((row) => row.at(-1));
  t.match(said[0], /not how numbers of Serbia look/);
  t.match(said[1], /check digit/);
});
