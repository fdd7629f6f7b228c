import t from 'tap';
import { testApp, type Client } from '#test/support/app.ts';

interface Answered {
  result: {
    id: string;
    name: string;
    description: string;
    score: number;
    match: boolean;
    type: { id: string; name: string }[];
    features: { id: string; value: number }[];
  }[];
}

const CROSS = { 'sec-fetch-site': 'cross-site', origin: 'https://tool.example.org' };

async function ask(client: Client, queries: Record<string, unknown>): Promise<Record<string, Answered>> {
  const answer = await client.post('/reconcile', { queries: JSON.stringify(queries) }, CROSS);
  return answer.json<Record<string, Answered>>();
}

t.test('the manifest says where everything is, and everything is there', async (t) => {
  const { anyone } = await testApp(t);
  const answer = await anyone.get('/reconcile', CROSS);
  t.equal(answer.headers['access-control-allow-origin'], '*');
  t.match(answer.headers['content-type'], /^application\/json/);
  const manifest = answer.json<Record<string, never>>();
  t.match(manifest, {
    versions: ['0.2'],
    name: String,
    identifierSpace: /^http/,
    schemaSpace: /^http/,
    defaultTypes: [{ id: 'organisation', name: String }],
    view: { url: /\{\{id\}\}$/ },
    preview: { url: /\{\{id\}\}$/, width: Number, height: Number },
    suggest: {
      entity: { service_url: /^http/, service_path: /^\//, flyout_service_path: /\$\{id\}/ },
      type: { service_url: /^http/, service_path: /^\// },
      property: { service_url: /^http/, service_path: /^\// },
    },
    extend: { propose_properties: { service_url: /^http/, service_path: /^\// }, property_settings: Array },
  });
  const { suggest, extend } = manifest as unknown as {
    suggest: Record<string, { service_path: string; flyout_service_path: string }>;
    extend: { propose_properties: { service_path: string } };
  };
  for (const { service_path: path } of Object.values(suggest)) {
    t.match(
      (await anyone.get(`${path}?prefix=c`, CROSS)).json(),
      { result: [{ id: String, name: String }] },
      path,
    );
  }
  t.match((await anyone.get(`${extend.propose_properties.service_path}?type=organisation&limit=3`)).json(), {
    type: 'organisation',
    properties: [{ id: 'country', name: 'Country' }],
  });
});

t.test('a batch of names is answered, in any script, by GET and by POST', async (t) => {
  const { anyone, registry } = await testApp(t);
  const hops = registry
    .prepare<{ id: number; name: string }>("select id, name from organisations where name like 'ХОПС%'")
    .get()!;
  const queries = {
    q0: { query: hops.name },
    q1: { query: 'HOPS – Opcii za zdrav život Skopje', type: 'organisation', limit: 2 },
    q2: { query: 'HOPS', properties: [{ pid: 'country', v: 'North Macedonia' }] },
    q3: { query: 'Nothing of this kind anywhere zzqq' },
    q4: { query: 'HOPS', type: 'media' },
  };
  const posted = await ask(anyone, queries);
  const id = `WBR-O-${String(hops.id).padStart(6, '0')}`;
  for (const key of ['q0', 'q1', 'q2']) t.equal(posted[key]?.result[0]?.id, id, key);
  t.equal(posted['q0']?.result[0]?.match, true);
  t.match(posted['q0']?.result[0]?.features, [{ id: 'name_exact', value: 80 }]);
  t.match(posted['q1']?.result[0]?.features, [{ id: 'name_script', value: 78 }]);
  t.ok((posted['q1']?.result.length ?? 0) <= 2);
  t.ok(posted['q2']?.result[0]?.features.some(({ id: feature }) => feature === 'country_same'));
  t.strictSame(posted['q3']?.result, []);
  t.strictSame(posted['q4']?.result, [], 'another type has none');
  for (const { result } of Object.values(posted)) {
    for (const { score, features, type, description } of result) {
      const sum = features.reduce((all, { value }) => all + value, 0);
      t.equal(score, Math.max(0, Math.min(100, sum)), 'a score is the sum of its features');
      t.equal(type[0]?.id, 'organisation');
      t.match(description, /\p{L}/u);
    }
  }
  const got = await anyone.get(`/reconcile?queries=${encodeURIComponent(JSON.stringify(queries))}`, CROSS);
  t.strictSame(got.json(), posted, 'GET and POST answer alike');
});

t.test('two bodies of one name are never called a match', async (t) => {
  const { anyone, script } = await testApp(t);
  const staff = script();
  for (const country of ['RS', 'ME']) {
    await staff.json('POST', '/api/v1/organisations', {
      name: 'Dva tela istog imena (example)',
      kind: 'cso',
      country,
      isAnother: true,
    });
  }
  const { q0, q1 } = await ask(anyone, {
    q0: { query: 'Dva tela istog imena (example)' },
    q1: { query: 'Dva tela istog imena (example)', properties: [{ pid: 'country', v: [{ id: 'ME' }] }] },
  });
  t.strictSame(
    q0?.result.map(({ match }) => match),
    [false, false],
  );
  t.strictSame(
    q1?.result.map(({ match }) => match),
    [true, false],
  );
});

t.test('records are viewed, previewed, described and extended by their permanent id', async (t) => {
  const { anyone, script } = await testApp(t);
  const made = await script().json('POST', '/api/v1/organisations', {
    name: 'Прозорец (example)',
    nameEnglish: 'Window (example)',
    kind: 'cso',
    country: 'XK',
    city: 'Prizren',
    foundedOn: '2011',
  });
  const { registryId } = made.json<{ registryId: string }>();
  t.equal(
    (await anyone.get(`/reconcile/view/${registryId}`)).headers.location,
    '/organisations/prozorec-example',
  );
  const preview = await anyone.get(`/reconcile/preview/${registryId}`);
  t.match(preview.headers['content-security-policy'], /frame-ancestors \*/);
  t.equal(preview.headers['x-frame-options'], undefined);
  t.match(preview.page.querySelector('h1')?.textContent, /Прозорец/);
  t.match((await anyone.get(`/reconcile/flyout/entity?id=${registryId}`)).json(), {
    id: registryId,
    html: /Прозорец/,
  });
  const wanted = {
    ids: [registryId, 'WBR-O-999999'],
    properties: [{ id: 'city' }, { id: 'names' }, { id: 'foundedOn' }, { id: 'nothing' }],
  };
  const extended = await anyone.post('/reconcile', { extend: JSON.stringify(wanted) }, CROSS);
  t.strictSame(extended.json(), {
    meta: [
      { id: 'city', name: 'City' },
      { id: 'names', name: 'All names' },
      { id: 'foundedOn', name: 'Founded' },
    ],
    rows: {
      [registryId]: {
        city: [{ str: 'Prizren' }],
        names: [{ str: 'Прозорец (example)' }, { str: 'Window (example)' }],
        foundedOn: [{ str: '2011' }],
      },
      'WBR-O-999999': { city: [], names: [], foundedOn: [] },
    },
  });
  t.equal((await anyone.get('/reconcile/view/WBR-O-999999')).statusCode, 404);
  for (const [city, isSame] of Object.entries({ Призрен: true, Приштина: false })) {
    const { q0 } = await ask(anyone, {
      q0: { query: 'Прозорец (example)', properties: [{ pid: 'city', v: city }] },
    });
    const features = q0?.result[0]?.features.map(({ id }) => id);
    t.equal(features?.includes('city_same'), isSame, `${city}: a town by any of its names`);
  }
});

t.test('only this part answers other sites, and what is not a batch is refused', async (t) => {
  const { anyone } = await testApp(t);
  for (const path of ['/organisations', '/api/v1/organisations', '/reconcile/paste']) {
    t.equal((await anyone.get(path, CROSS)).headers['access-control-allow-origin'], undefined, path);
  }
  t.equal((await anyone.post('/reconcile/paste', { names: 'x' }, CROSS)).statusCode, 403);
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, place) => [`q${place}`, { query: 'a' }]));
  for (const queries of ['no json', '[]', '{"q0":{"query":5}}', JSON.stringify(many)]) {
    t.equal((await anyone.post('/reconcile', { queries }, CROSS)).statusCode, 422, queries.slice(0, 20));
  }
  t.equal((await anyone.post('/reconcile', {}, CROSS)).statusCode, 422);
  const padded = await anyone.get('/reconcile?callback=steal');
  t.notMatch(padded.body, /steal/, 'no JSONP');
});

t.test('a pasted column is matched on a page, and taken away', async (t) => {
  const test = await testApp(t);
  const known = test.registry
    .prepare<{ name: string; slug: string }>(
      "select name, slug from organisations where country = 'RS' and name like '%ž%' limit 1",
    )
    .get()!;
  const names = `${known.name}\n${known.name.replaceAll('ž', 'z')}\tSerbia\nNothing like this zzqq\n`;
  const answer = await test.anyone.post('/reconcile/paste', { names });
  t.equal(answer.statusCode, 200);
  const rows = answer.page.querySelectorAll('tbody tr').map((row) => row.textContent.replaceAll(/\s+/g, ' '));
  t.match(rows[0], /the same name \+80/);
  t.match(rows[0], /Statematch/);
  t.match(rows[1], /to be looked at.*names alike \+70.*letter.? differ.*the same country \+10/);
  t.match(rows[2], /nothing like it/);
  const csv = await test.anyone.post('/reconcile/paste', { names, form: 'csv' });
  t.match(csv.headers['content-disposition'], /matches\.csv/);
  const lines = csv.body.trim().split('\r\n');
  t.strictSame(
    new Set(lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(',').length)),
    new Set([10]),
    'rows of one length',
  );
  t.match(lines[1], new RegExp(`,match,WBR-O-\\d+,${known.slug},`));
  const json = await test.anyone.post('/reconcile/paste', { names, form: 'json' });
  t.match(json.json<{ items: { asked: string; slug: string }[] }>().items[0], {
    asked: known.name,
    slug: known.slug,
  });
  const xlsx = await test.anyone.post('/reconcile/paste', { names, form: 'xlsx' });
  t.match(xlsx.headers['content-disposition'], /matches\.xlsx/);
  t.equal(xlsx.rawPayload.subarray(0, 2).toString(), 'PK');

  const headed = await test.anyone.post('/reconcile/paste', {
    names: 'Назив\tCountry\nTOKA\tXK\n',
    form: 'csv',
  });
  t.notMatch(headed.body, /Назив/, 'the header is no name');
  t.match(headed.body, /XK: This designation/);
  const none = await test.anyone.post('/reconcile/paste', { names: ' \n ' });
  t.equal(none.statusCode, 422);
  t.match(none.page.querySelector('#names-error')?.textContent, /Paste at least one name/);
  const many = await test.anyone.post('/reconcile/paste', { names: 'a\n'.repeat(501) });
  t.equal(many.statusCode, 422);
  t.match(many.page.querySelector('#names-error')?.textContent, /501 lines; at most 500/);
  const mk = await test.anyone.get('/reconcile/paste', { 'accept-language': 'mk' });
  t.match(mk.page.querySelector('h1')?.textContent, /Споредете список имиња/);
});

t.test('what is asked wrongly is answered in JSON, for a program asked', async (t) => {
  const { anyone } = await testApp(t);
  const answer = await anyone.get('/reconcile?queries=no', { accept: '*/*' });
  t.equal(answer.statusCode, 422);
  t.match(answer.headers['content-type'], /application\/problem\+json/);
});
