import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { preview, sendFile, settled } from '#test/support/imports.ts';
import { htmlFaults } from '#test/support/valid-html.ts';

t.test('pages that no link leads to without a file are valid HTML, in both languages', async (t) => {
  const test = await testApp(t);
  const staff = test.signedIn({ role: 'administrator' });
  const known = test.registry
    .prepare<{ name: string }>(
      "select name from organisations where country = 'RS' and name like '%ž%' limit 1",
    )
    .get()!.name;
  const sheet = `name,country,founded\n${known.replaceAll('ž', 'z')},RS,\nNova (example),RS,31.2.2019\nDruga (example),ME,2011\n`;
  const sent = await sendFile(staff, 'organisations', 'a.csv', sheet);
  const columns = await staff.get(String(sent.headers.location));
  const refused = await staff.post(String(sent.headers.location), {});
  const { address, answer } = await preview(staff, 'organisations', 'a.csv', sheet);
  const macedonian = await staff.get(address, { 'accept-language': 'mk' });
  t.match(macedonian.page.querySelector('main')?.textContent, /Што ќе се случи/);
  await staff.post(`${address}/application`);
  const done = await settled(staff, address);
  await staff.post(`${address}/undoing`);
  const undone = await settled(staff, address);
  const list = await staff.get('/admin/imports');
  const pasted = await staff.post('/reconcile/paste', {
    names: `${known}\n${known.replaceAll('ž', 'z')}\nzzqq`,
  });
  const themes = await staff.get('/admin/themes');
  const theme = await staff.post('/admin/themes', { en: '', area: 'nothing' });
  for (const [name, page] of Object.entries({
    columns,
    refused,
    answer,
    macedonian,
    done,
    undone,
    list,
    pasted,
    theme,
    themes,
  })) {
    const faults = await htmlFaults(page.body);
    t.strictSame(faults.slice(0, 5), [], name);
  }
});
