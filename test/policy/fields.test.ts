import { readFileSync } from 'node:fs';
import t from 'tap';
import { testApp, type Client, type TestApp } from '#test/support/app.ts';
import { OWN, type Door } from './fields/field.ts';
import { plant } from './fields/planted.ts';

const lines = readFileSync(new URL('field-matrix.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const columns = lines
  .findLast((line) => line.startsWith('#'))!
  .trim()
  .split(/\s+/)
  .slice(3);
const matrix = lines
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line) => {
    const [field = '', door = '', ...cells] = line.trim().split(/\s+/);
    return { field, door: door as Door, cells };
  });

/** Each reader by browser and by script, by the name of the column. */
function readersOf({
  registry,
  anyone,
  signedIn,
  script,
}: TestApp): Record<string, { browser: Client; script: Client }> {
  const { id: organisationId } = registry
    .prepare<{ id: number }>('select id from organisations where slug = ?')
    .get(OWN)!;
  const { funderId } = registry
    .prepare<{ funderId: number }>(
      "select funder_id as funderId from programmes where slug = 'smart-balkans'",
    )
    .get()!;
  const both = (person: NonNullable<Parameters<typeof signedIn>[0]>) => ({
    browser: signedIn(person),
    script: script(person),
  });
  return {
    public: { browser: anyone, script: anyone },
    donor: both({ role: 'donor' }),
    funder: both({ role: 'donor', organisationId: funderId }),
    member: both({ role: 'member', organisationId: 999_999 }),
    'own-member': both({ role: 'member', organisationId }),
    'other-staff': both({ role: 'staff', countries: ['BA', 'ME'] }),
    staff: both({ role: 'staff', countries: ['AL'] }),
    administrator: both({ role: 'administrator' }),
  };
}

t.test('who sees which field, by every door', async (t) => {
  const test = await testApp(t);
  const planted = plant(test);
  const readers = readersOf(test);
  t.strictSame(columns, Object.keys(readers));
  t.strictSame(
    matrix.map(({ field }) => field).filter((field) => !(field in planted)),
    [],
    'each row has its field',
  );
  for (const field of Object.keys(planted))
    t.ok(
      matrix.some((row) => row.field === field),
      `${field} stands in the matrix`,
    );
  for (const { field, door, cells } of matrix) {
    const { marker = '', doors = {} } = planted[field] ?? {};
    const address = doors[door];
    if (address === undefined) {
      t.fail(`${field} is looked for by ${door}, but nothing says where`);
      continue;
    }
    for (const [place, column] of columns.entries()) {
      const { browser, script } = readers[column]!;
      const { body, statusCode } = await (door === 'api' ? script : browser).get(address);
      const sees = body.includes(marker) ? 'yes' : 'no';
      t.equal(sees, cells[place], `${field} by ${door} for ${column} (${statusCode})`);
      t.ok(statusCode < 500, `${address} is answered without a fault`);
    }
  }
});
