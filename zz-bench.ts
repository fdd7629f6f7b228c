import { openDatabase } from '#database/connection.ts';
import { readListRequest } from '#lists/request.ts';
import { findList } from '#lists/find.ts';
import { grantList } from '#features/grants/list.ts';
import { totalsOf } from '#features/grants/totals.ts';
import { listGrants } from '#features/grants/rows.ts';
import { findGrant, factsOf } from '#features/grants/queries.ts';
import { checkScheme } from '#features/grants/rules.ts';
const db = openDatabase('/tmp/g/big/registry.db');
const reader = { language: 'en', isStaff: false } as const;
const ms = (f: () => unknown, n = 1) => { const times: number[] = []; for (let i = 0; i < n; i++) { const t = performance.now(); f(); times.push(performance.now() - t); } times.sort((a, b) => a - b); return times[times.length >> 1]!.toFixed(2); };
const ask = (q: Record<string, unknown>) => readListRequest(grantList, q, 25);
console.log('cold list', ms(() => findList(db, grantList, ask({}), reader)));
console.log('cold totals', ms(() => totalsOf(db, ask({}), findList(db, grantList, ask({}), reader), reader)));
for (const [name, q] of Object.entries({ all: {}, rs: { country: ['RS'] }, two: { country: ['RS', 'MK'], year: ['2022'] }, amount: { amount: ['published'] } })) {
  const r = findList(db, grantList, ask(q), reader);
  console.log(name, r.total, 'list', ms(() => findList(db, grantList, ask(q), reader), 15), 'totals', ms(() => totalsOf(db, ask(q), r, reader), 15), 'rows', ms(() => listGrants(db, r.ids), 15));
}
console.log('cold name sort', ms(() => findList(db, grantList, ask({ q: 'zene' }), reader)));
for (const q of ['zene', 'z', 'mreza']) { const r = findList(db, grantList, ask({ q }), reader); console.log('q', q, r.total, ms(() => findList(db, grantList, ask({ q }), reader), 9), 'totals', ms(() => totalsOf(db, ask({ q }), r, reader), 9)); }
const refs = db.prepare<{ reference: string }>('select reference from grants where id % 1009 = 0').all().map((r) => r.reference);
let i = 0;
console.log('one', ms(() => { const g = findGrant(db, refs[i++ % refs.length]!); checkScheme(g.scheme?.conditions, factsOf(g)); }, 300));
console.log(process.memoryUsage().rss / 1e6);
