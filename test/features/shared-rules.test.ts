import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { sharedModules } from '#features/desk/modules.ts';
import * as deskRules from '#features/desk/rules.ts';
import * as grantRules from '#features/grants/rules.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import { factsOf } from '#features/grants/queries.ts';
import type { SchemeConditions } from '#features/programmes/table.ts';
import { signingProblems } from '#features/signings/checks.ts';
import { theSystem } from '#features/people/actor.ts';
import { testApp } from '#test/support/app.ts';

/** A generator of numbers from a seed, so that a failure can be seen again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const random = numbers(20_231_214);
const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
const maybe = <Value>(value: Value, share = 0.5): Value | undefined => (random() < share ? value : undefined);
const countries = ['AL', 'BA', 'XK', 'ME', 'MK', 'RS', 'NO', null];

function party() {
  return {
    name: pick(['Udruženje (example)', 'Здружение (example)']),
    kind: pick(['cso', 'cso', 'network', 'foreign_cso', 'donor']),
    country: pick(countries),
    scope: pick(['regional', 'national', null]),
    memberCountries: maybe(
      Array.from({ length: Math.floor(random() * 5) }, () => pick(['AL', 'MK', 'RS', 'BA'])),
    ),
    membersWithoutCountry: Math.floor(random() * 3),
  };
}

function facts(): grantRules.GrantFacts {
  return {
    lead: party(),
    partners: Array.from({ length: Math.floor(random() * 5) }, party),
    hasUnknownPartners: random() < 0.2,
    amountMinor: pick([null, 100, 4_850_000, 90_000_000]),
    currency: pick(['EUR', 'NOK', null]),
    startsOn: pick([null, '2023', '2023-12', '2023-12-14']),
    endsOn: pick([null, '2024', '2025-06', '2025-12-13']),
  };
}

function conditions(): SchemeConditions | undefined {
  return maybe(
    {
      ...(random() < 0.5
        ? { consortium: { organisations: 3, countries: 3, orNetwork: random() < 0.5 } }
        : {}),
      ...(random() < 0.5 ? { singleOrganisation: true } : {}),
      ...(random() < 0.5 ? { kinds: ['cso'] } : {}),
      ...(random() < 0.3 ? { countries: ['MK', 'RS'] } : {}),
      ...(random() < 0.3 ? { amount: { currency: 'EUR', minimum: 1000, maximum: 5_000_000 } } : {}),
      ...(random() < 0.3 ? { months: { minimum: 12, maximum: 30 } } : {}),
    } as SchemeConditions,
    0.9,
  );
}

function entries(): deskRules.PressedEntry[] {
  const keys = Array.from({ length: Math.floor(random() * 8) }, (_, place) => `k${place}`);
  return keys.map((key) => ({
    key,
    kind: pick(deskRules.entryKinds),
    corrects: pick(keys),
    happenedAt: new Date(1_765_800_000_000 + Math.floor(random() * 10) * 1000).toISOString(),
    outcome: pick(['stands', 'stands', 'kept', 'waiting', 'already_signed'] as const),
  }));
}

t.test('the rules that a browser is given are the server’s, on 10,000 cases', async (t) => {
  const { anyone } = await testApp(t);
  const folder = mkdtempSync(join(tmpdir(), 'modules-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  for (const name of sharedModules) {
    const answer = await anyone.get(`/assets/modules/${name}`);
    t.equal(answer.statusCode, 200, name);
    t.match(answer.headers['content-type'], /^text\/javascript/);
    t.notMatch(answer.body, /from '(#|node:)/, 'nothing but what a browser can fetch');
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    // As a module of JavaScript: were a type left in it, it would not load.
    writeFileSync(
      join(folder, name.replace(/\.ts$/, '.mjs')),
      answer.body.replaceAll(/(from '[^']+)\.ts'/g, "$1.mjs'"),
    );
  }
  t.equal((await anyone.get('/assets/modules/config.ts')).statusCode, 404, 'no other file is served');
  const load = async <Module>(name: string) =>
    (await import(pathToFileURL(join(folder, name)).href)) as Module;
  const browserDesk = await load<typeof deskRules>('features/desk/rules.mjs');
  const browserGrants = await load<typeof grantRules>('features/grants/rules.mjs');

  let different = 0;
  const same = (one: unknown, other: unknown) => {
    if (JSON.stringify(one) !== JSON.stringify(other)) different += 1;
  };
  for (let round = 0; round < 10_000; round += 1) {
    const [asked, grant, pressed] = [conditions(), facts(), entries()];
    same(browserGrants.checkScheme(asked, grant), grantRules.checkScheme(asked, grant));
    const ceremony = {
      schemes: pick([[], ['core'], ['regional', 'core']]),
      countries: pick([[], ['MK', 'RS']]),
    };
    const listed = { scheme: pick(['core', 'regional', null]), leadCountry: pick(countries) };
    same(browserGrants.checkCeremony(ceremony, listed), grantRules.checkCeremony(ceremony, listed));
    same(browserDesk.standing(pressed), deskRules.standing(pressed));
    const shuffled = pressed.toSorted(() => random() - 0.5);
    same(deskRules.standing(shuffled), deskRules.standing(pressed));
    const times = {
      pressedAt: '2026-12-15T13:00:00.000Z',
      sentAt: new Date(1_797_000_000_000 + random() * 9e8).toISOString(),
      receivedAt: '2026-12-15T13:05:00.000Z',
    };
    same(browserDesk.correctedTime(times), deskRules.correctedTime(times));
  }
  t.equal(different, 0);
});

t.test(
  'the desk says that a signing will wait exactly where the server’s rules stand against it',
  async (t) => {
    let different = 0;
    const at = new Date('2026-12-15T13:00:00Z');
    for (let round = 0; round < 3000; round += 1) {
      const [asked, known] = [conditions(), facts()];
      const scheme = pick(['core', 'regional', null]);
      const grant = {
        ...known,
        lead: { ...known.lead, role: 'lead' },
        partners: known.partners,
        status: 'planned',
        scheme: scheme === null ? null : { id: 1, slug: scheme, name: '', kind: '', conditions: asked },
      } as unknown as GrantDetail;
      const ceremony = {
        id: 1,
        slug: 'a',
        title: '',
        plannedOn: '2026-12-15',
        closedAt: null,
        schemes: pick([[], ['core'], ['regional', 'core']]),
        countries: pick([[], ['MK', 'RS']]),
      };
      const names = {
        granteeSignatory: pick(['', ' ', 'Mira Primerova (example)']),
        programmeSignatory: pick(['', 'Boris Primerov (example)']),
      };
      const seenReason = pick(['', 'Seen (example)']);
      const act = { actor: { ...theSystem, isSystem: false }, door: 'api', at } as const;
      const problems = signingProblems(act, grant, ceremony, {
        ceremony: 'a',
        ...names,
        ...(seenReason ? { seenReason } : {}),
      });
      const waits = deskRules.reasonsToWait({
        ...names,
        seenReason,
        scheme: grantRules.checkScheme(grant.scheme?.conditions, factsOf(grant)),
        ceremony: grantRules.checkCeremony(ceremony, { scheme, leadCountry: known.lead.country }),
      });
      if (problems.length > 0 !== waits.length > 0) different += 1;
    }
    t.equal(different, 0);
  },
);

t.test('how far a grant is follows from what was pressed, whichever came first', async (t) => {
  const entry = (kind: deskRules.EntryKind, second: number, more: Partial<deskRules.PressedEntry> = {}) => ({
    key: `${kind}-${second}`,
    kind,
    happenedAt: `2026-12-15T13:00:0${second}.000Z`,
    outcome: 'stands' as const,
    ...more,
  });
  const { standing } = deskRules;
  t.match(standing([]), { step: 'listed', last: null });
  t.match(standing([entry('present', 2), entry('called', 1)]), {
    step: 'present',
    calledAt: /:01/,
    presentAt: /:02/,
  });
  t.match(
    standing([entry('signed', 1), entry('called', 2)]),
    { step: 'signed' },
    'a late “called” unsigns nothing',
  );
  t.match(standing([entry('signed', 1), entry('undone', 2, { corrects: 'signed-1' })]), { step: 'listed' });
  t.match(standing([entry('called', 1), entry('absent', 2), entry('undone', 3, { corrects: 'absent-2' })]), {
    step: 'called',
    last: { key: 'called-1' },
  });
  t.match(
    standing([entry('signed', 1, { outcome: 'waiting' })]),
    { step: 'listed' },
    'what waits counts for nothing',
  );
  t.match(standing([entry('signed', 1, { outcome: 'kept' } as never)]), { step: 'signed', isKept: true });
  t.equal(deskRules.mayPress('absent', { step: 'signed', last: null }), false);
  t.equal(deskRules.mayPress('undone', { step: 'listed', last: null }), false);
});
