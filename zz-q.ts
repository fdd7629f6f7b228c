import { openDatabase } from '#database/connection.ts';
import { grantList } from '#features/grants/list.ts';
const db = openDatabase('/tmp/g/big/registry.db');
for (const [n, q] of [...Object.entries(grantList.visible), ...Object.entries(grantList.facets), ...Object.entries(grantList.sorts).map(([k, v]) => ['s' + k, v.query])]) {
  const sql = (q as string).replaceAll(/[\w.]+ in \(:ids\)/g, '1');
  console.log(n, db.sqlite.prepare('explain query plan ' + sql).all().map((r: any) => r.detail));
}
