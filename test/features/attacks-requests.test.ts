import t from 'tap';
import { buildApp } from '#app.ts';
import { readConfig } from '#config.ts';
import { loggedUrl } from '#logging.ts';
import { systemAct } from '#features/people/actor.ts';
import { addPerson, makeSignInLink } from '#features/people/commands.ts';
import { newcomer, PASSWORD } from '#test/support/account.ts';
import { testApp } from '#test/support/app.ts';
import { testDatabases } from '#test/support/databases.ts';
import { afterwards, mailsTo, visitor } from '#test/support/visitor.ts';

// Attacks by way of the request, each under the requirement of OWASP ASVS 5.0 that it is held against.

const EMAIL = 'ana@example.org';
const act = () => systemAct('command-line');

t.test('ASVS 4.1.3: forwarded headers decide neither links nor whom a limit counts', async (t) => {
  const test = await testApp(t);
  addPerson(test.registry, act(), { email: EMAIL, role: 'staff' });
  await visitor(test.app).post(
    '/sign-in/link',
    { email: EMAIL },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', host: 'evil.example' },
  );
  await afterwards();
  t.match(mailsTo(test.registry, EMAIL)[0]?.body, /http:\/\/127\.0\.0\.1:3000\/sign-in\//);
  const statuses = [];
  for (let tries = 0; tries < 62; tries += 1) {
    const { statusCode } = await test.app.inject({
      method: 'POST',
      url: '/sign-in/link',
      remoteAddress: '203.0.113.9',
      headers: {
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': `198.51.100.${tries}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: `email=person-${tries}@example.org`,
    });
    statuses.push(statusCode);
  }
  t.equal(statuses[0], 303);
  t.equal(statuses.at(-1), 429);
});

t.test('ASVS 3.5.1: no post from another origin is taken', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  const routes = test.app.routeList.filter(
    ({ method, url }) => method === 'POST' && /^\/(account|sign-|admin)/.test(url),
  );
  t.ok(routes.length > 20);
  for (const { url } of routes) {
    const address = url.replaceAll(/:\w+/g, '1');
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ])
      t.equal(
        (await browser.post(address, { x: '1' }, headers)).statusCode,
        403,
        `${url} ${headers['sec-fetch-site']}`,
      );
    const headers = {
      cookie: `session=${browser.session()}`,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const post = (origin: string) =>
      test.app.inject({ method: 'POST', url: address, payload: 'x=1', headers: { ...headers, origin } });
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:3001'])
      t.equal((await post(origin)).statusCode, 403, `${url} ${origin}`);
  }
  t.equal((await browser.get('/account')).statusCode, 200, 'nothing was done');
});

t.test('ASVS 3.7.2: whatever `next` says, signing in leads to a page of our own', async (t) => {
  const test = await testApp(t);
  const browser = newcomer(test, { email: EMAIL });
  await browser.post('/account/password', { password: PASSWORD });
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'javascript:alert(1)',
    'evil.example',
    ' //evil.example',
    '/ok\r\nset-cookie: session=x',
  ]) {
    const name = JSON.stringify(next);
    t.equal(
      (await browser.get(`/sign-in?next=${encodeURIComponent(next)}`)).headers.location,
      '/admin',
      name,
    );
    const fresh = visitor(test.app);
    const page = await fresh.get(`/sign-in?next=${encodeURIComponent(next)}`);
    t.equal(page.page.querySelector('input[name=next]'), null, name);
    const signed = await fresh.post('/sign-in/password', { email: EMAIL, password: PASSWORD, next });
    t.equal(signed.headers.location, '/admin', name);
  }
  const encoded = await browser.get('/sign-in?next=%2F%252F%252Fevil.example');
  const url = new URL(String(encoded.headers.location), 'http://127.0.0.1:3000');
  t.equal(url.host, '127.0.0.1:3000', 'encoded once more it is a path here');
});

t.test('ASVS 8.2.1: tricks with the path open nothing', async (t) => {
  const { app } = await testApp(t);
  for (const path of [
    '/account/',
    '/account//tokens',
    '/./account',
    '/x/../account',
    '/%61ccount',
    '/account%2ftokens',
    '/ACCOUNT',
    '/account;x=1',
    '/account?next=//x',
    '//account',
    '/admin%00',
    '/api/v1/account/',
    '/api/v1/%61ccount',
  ]) {
    const { statusCode } = await app.inject({
      url: path,
      headers: { 'x-original-url': '/', 'x-rewrite-url': '/' },
    });
    t.ok([303, 400, 401, 404].includes(statusCode), `${path}: ${statusCode}`);
  }
  const override = await app.inject({
    method: 'GET',
    url: '/account',
    headers: {
      'x-http-method-override': 'POST',
      'x-forwarded-user': 'ana@example.org',
      authorization: 'Basic YTpi',
    },
  });
  t.equal(override.statusCode, 303);
});

t.test('ASVS 3.3.1 to 3.3.4: over TLS cookies are __Host-, Secure, HttpOnly and SameSite', async (t) => {
  const { registry, practice } = testDatabases();
  const app = await buildApp(
    readConfig({ LOG_LEVEL: 'silent', PUBLIC_URL: 'https://registry.example.org' }),
    {
      registry,
      practice,
    },
  );
  t.teardown(() => app.close());
  addPerson(registry, act(), { email: EMAIL, role: 'staff' });
  const browser = visitor(app);
  const asked = await browser.post('/sign-in/link', { email: EMAIL });
  const signed = await browser.post(`/sign-in/${makeSignInLink(registry, act(), EMAIL)}`);
  const kept = await visitor(app).post('/organisations', { name: 'x' });
  const cookies = [asked, signed, kept].map(({ headers }) => String(headers['set-cookie']));
  for (const [place, name] of ['__Host-browser', '__Host-session', '__Host-form'].entries()) {
    t.match(cookies[place], new RegExp(`^${name}=`));
    for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/'])
      t.match(cookies[place], new RegExp(`; ${attribute}(;|$)`), `${name} ${attribute}`);
    t.notMatch(cookies[place], /Domain/i);
  }
});

t.test('ASVS 14.3.2: what somebody who is signed in is answered is kept nowhere', async (t) => {
  const test = await testApp(t);
  for (const client of [test.signedIn(), test.script()]) {
    for (const path of ['/api/v1/organisations', '/api/v1/claims', '/reports/claims', '/reports/claims.json'])
      t.equal((await client.get(path)).headers['cache-control'], 'no-store', path);
    t.match((await client.get('/assets/site.css')).headers['cache-control'], /^public/);
  }
  t.match((await test.anyone.get('/reports/claims')).headers['cache-control'], /^public/);
});

t.test('ASVS 16.5.1: an address that cannot be leads nowhere, as the API says of every fault', async (t) => {
  const { anyone } = await testApp(t);
  for (const path of ['%ff', 'x'.repeat(250), 'x'.repeat(5000)]) {
    const answer = await anyone.get(`/api/v1/claims/${path}`, { 'accept-language': 'mk' });
    t.equal(answer.statusCode, 404, path.slice(0, 10));
    t.match(answer.headers['content-type'], 'application/problem+json');
    t.match(answer.json(), { status: 404, detail: /На оваа адреса/ });
    t.ok(answer.headers['content-security-policy']);
    const page = await anyone.get(`/reports/claims/${path}`);
    t.equal(page.statusCode, 404);
    t.match(page.headers['content-type'], /^text\//);
  }
});

t.test('ASVS 16.2.5: the log holds no link that signs somebody in', async (t) => {
  const { registry } = await testApp(t);
  addPerson(registry, act(), { email: EMAIL, role: 'staff' });
  const secret = makeSignInLink(registry, act(), EMAIL);
  t.equal(loggedUrl(`/sign-in/${secret}`), '/sign-in/…');
  t.equal(loggedUrl(`/account/address/${secret}?x=1`), '/account/address/…?x=1');
  t.equal(loggedUrl('/organisations/jona-association?q=a'), '/organisations/jona-association?q=a');
});
