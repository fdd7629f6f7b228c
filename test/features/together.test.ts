import t from 'tap';
import { change } from '#database/history.ts';
import { together } from '#database/together.ts';
import { systemAct } from '#features/people/actor.ts';
import { testDatabases } from '#test/support/databases.ts';

const act = systemAct('command-line');

t.test('commands of one turn share a transaction, and each stands or falls by itself', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const entries = () =>
    registry.prepare<{ event: string }>("select event from history where event like 'person.tried-%'").all();
  const note = (name: string) => () => {
    t.ok(registry.sqlite.inTransaction, 'the transaction is open before the command opens its own');
    return change(registry, act, (record) => {
      record({ noun: 'person', id: 1, event: `person.tried-${name}` });
      if (name === 'bad') throw new Error('refused');
      return name;
    });
  };
  const answers = await Promise.allSettled(
    ['one', 'bad', 'two'].map((name) => together(registry, note(name))),
  );
  t.strictSame(
    answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason))),
    ['one', 'Error: refused', 'two'],
  );
  t.strictSame(
    entries().map(({ event }) => event),
    ['person.tried-one', 'person.tried-two'],
  );
});

t.test('what takes the transaction down is answered to all who shared it', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const write = () =>
    change(registry, act, (record) => record({ noun: 'person', id: 1, event: 'person.tried' }));
  const answers = await Promise.allSettled([
    together(registry, write),
    together(registry, () => {
      registry.sqlite.exec('rollback');
      throw new Error('the disk is full');
    }),
    together(registry, write),
  ]);
  t.strictSame(
    answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason) : answer.status)),
    Array.from({ length: 3 }, () => 'Error: the disk is full'),
  );
  t.equal(registry.prepare("select 1 from history where event = 'person.tried'").get(), undefined);
});
