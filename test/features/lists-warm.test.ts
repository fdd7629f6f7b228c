import t from 'tap';
import { organisationList } from '#features/organisations/list.ts';
import { listIndexOf } from '#lists/list-index.ts';
import { warmLists } from '#lists/warm.ts';
import { testDatabases } from '#test/support/databases.ts';

t.test('warming makes what the first list needs, and minds a database that closes', async (t) => {
  const { registry } = testDatabases();
  await warmLists(registry, [organisationList]);
  const index = listIndexOf(registry, organisationList);
  let queries = 0;
  const { prepare } = registry;
  Object.assign(registry, { prepare: (text: string) => ((queries += 1), prepare(text)) });
  t.ok(index.order('name', 'mk').length > 100);
  t.equal(queries, 0);
  const again = warmLists(registry, [organisationList]);
  registry.close();
  await t.resolves(again);
});
