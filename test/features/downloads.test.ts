import { readSheet } from 'read-excel-file/node';
import t from 'tap';
import { testApp } from '#test/support/app.ts';

const LISTS = ['organisations', 'grants', 'events', 'ceremonies', 'coalitions'];

t.test('every list is taken away as it is shown, in each form, with as many rows', async (t) => {
  const { anyone } = await testApp(t);
  for (const list of LISTS) {
    const { page } = await anyone.get(`/${list}`);
    const links = page.querySelectorAll('.list-download a').map((link) => link.getAttribute('href'));
    t.strictSame(links, [`/${list}.csv`, `/${list}.xlsx`, `/${list}.json`], list);
    const { total, items } = (await anyone.get(`/${list}.json`)).json<{ total: number; items: object[] }>();
    const xlsx = await anyone.get(`/${list}.xlsx`);
    t.match(xlsx.headers['content-disposition'], new RegExp(`${list}\\.xlsx`));
    const rows = (await readSheet(xlsx.rawPayload)).filter((row) => !String(row[0]).includes('UNSCR'));
    t.equal(rows.length - 1, total, `${list}.xlsx`);
    t.strictSame(rows[0], Object.keys(items[0] ?? {}), 'the same columns');
    t.equal(rows[1]?.[0], Object.values(items[0] ?? {})[0]);
  }
});

t.test('filters, words and order go along', async (t) => {
  const { anyone } = await testApp(t);
  const query = 'country=RS&q=centar&sort=newest';
  const { page } = await anyone.get(`/organisations?${query}`);
  const href = page.querySelector('.list-download a[href*=json]')?.getAttribute('href') ?? '';
  t.match(href, /country=RS/);
  const { total, items } = (await anyone.get(href)).json<{ total: number; items: { country: string }[] }>();
  t.equal(Number(page.querySelector('.list-count strong')?.textContent), total);
  t.ok(total > 0 && items.every(({ country }) => country === 'RS'));
  const xlsx = await readSheet((await anyone.get(href.replace('.json', '.xlsx'))).rawPayload);
  t.equal(xlsx.slice(1).filter((row) => row.includes('RS')).length, total);
});

t.test('letters, signs of markup and figures come whole, and formulas are text', async (t) => {
  const test = await testApp(t);
  const name = '=1+1 & „Жене“ <b>Šćž</b> (example)';
  const made = await test
    .script()
    .json('POST', '/api/v1/organisations', { name, kind: 'cso', country: 'XK' });
  t.equal(made.statusCode, 201);
  const query = '?q=%D0%96%D0%B5%D0%BD%D0%B5&country=XK';
  const json = (await test.anyone.get(`/organisations.json${query}`)).json<{
    items: { name: string }[];
    note: string;
  }>();
  t.ok(json.items.some((item) => item.name === name));
  t.match(json.note, /UNSCR/, 'what XK is stands once');
  const xlsx = await readSheet((await test.anyone.get(`/organisations.xlsx${query}`)).rawPayload);
  t.ok(
    xlsx.some((row) => row[2] === name),
    'as text, for an Excel file says what a formula is',
  );
  const csv = await test.anyone.get(`/organisations.csv${query}`);
  t.match(csv.body, /'=1\+1/);
});
