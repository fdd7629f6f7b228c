import t from 'tap';
import type { HTMLElement } from 'node-html-parser';
import { addToList, reportHeld } from '#features/ceremonies/commands.ts';
import { lastCeremony, nextCeremony } from '#features/ceremonies/queries.ts';
import { createGrant } from '#features/grants/commands.ts';
import { createOrganisation } from '#features/organisations/commands.ts';
import { systemAct } from '#features/people/actor.ts';
import { testApp } from '#test/support/app.ts';

const REGIONAL = '/ceremonies/regional-grants-2023-12-14';
const SERBIA = '/ceremonies/core-grants-serbia-and-north-macedonia-2023-12-15';

function texts(page: HTMLElement, selector: string): string[] {
  return page.querySelectorAll(selector).map((element) => element.textContent.trim().replaceAll(/\s+/g, ' '));
}

t.test('the regional ceremony at Skopje has eleven grants signed, on no list', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get(REGIONAL);
  t.equal(page.querySelector('h1')?.textContent.trim(), 'Regional grants');
  t.equal(page.querySelectorAll('#signed-here tbody tr').length, 11);
  t.same(texts(page, '#total .sums > div'), [
    'On the list not published',
    'Signed (11 dated) 11',
    'Signed here 11',
  ]);
  t.match(page.querySelector('#total')?.textContent, /11 amounts not published/);
  t.same(
    texts(page, '#claims tbody tr').map((row) => row.replaceAll(' ', ' ')),
    [
      'Published figureGrants Published11 Registry11 Differencenone',
      'Published figureAmount PublishedNOK 18,542,365.00 Registrynot published11 amounts not published Differencecannot tell',
    ],
  );
  t.notOk(page.querySelector('.state-act'), 'the public logs nothing');
});

t.test('what was planned and what was held stand side by side', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get(SERBIA);
  t.equal(page.querySelectorAll('#signed-here tbody tr').length, 8);
  const held = page.querySelector('#held')?.textContent.replaceAll(/\s+/g, ' ') ?? '';
  t.match(held, /Sources differ on the day/);
  t.match(held, /Planned 15 December 2023, 14:30–15:00/);
  t.match(held, /Held, as reported 14 December 2023, Skopje/);
  t.match(held, /8 signed on 14 December 2023/);
  const claim = page.querySelector('#claims')?.textContent.replaceAll(/\s+/g, ' ') ?? '';
  t.match(
    claim,
    /Counted over Core grants: Bosnia and Herzegovina and Montenegro; Core grants: Serbia and North Macedonia together/,
  );
  t.match(claim, /NOK 4,831,800\.00/);
  const marks = page.querySelectorAll('.source-mark a').map((mark) => mark.getAttribute('href') ?? '');
  for (const href of marks) t.ok(page.querySelector(href), `${href} stands among the sources`);
});

t.test('reports that contradict one another are all kept, and the same one once', async (t) => {
  const { registry, anyone } = await testApp(t);
  const report = {
    heldOn: '2023-12-16',
    statement: 'A third page has it on the 16th (example).',
    source: { addresses: ['https://example.org/report'], basis: 'read' as const },
  };
  const act = systemAct('command-line');
  reportHeld(registry, act, SERBIA.split('/')[2]!, report);
  reportHeld(registry, act, SERBIA.split('/')[2]!, report);
  const { page } = await anyone.get(SERBIA);
  t.equal(
    page.querySelectorAll('#held dt').filter((term) => term.textContent === 'Held, as reported').length,
    2,
  );
  t.equal(
    registry
      .prepare("select * from history where event = 'ceremony.held-reported' and door = 'command-line'")
      .all().length,
    1,
  );
  t.throws(() => reportHeld(registry, act, SERBIA.split('/')[2]!, { ...report, heldOn: '2023-13' }), {
    name: 'Invalid',
  });
});

t.test(
  'the list of ceremonies filters by country, scheme and year, and downloads the same rows',
  async (t) => {
    const { anyone, signedIn } = await testApp(t);
    const { page } = await anyone.get('/ceremonies?country=XK&year=2023');
    t.same(texts(page, 'tbody .name'), [
      'Core grants: Albania and Kosovo',
      'Regional grants',
      'Signing ceremony, Kosovo',
    ]);
    t.match(texts(page, '.list-chips')[0], /Kosovo/);
    t.notOk(page.querySelector('input[name=q]'), 'it has no box for words');
    t.equal(texts(page, 'h2, caption').join(), 'Past');
    const csv = await anyone.get('/ceremonies.csv?country=XK&year=2023');
    const lines = csv.body.trim().split('\r\n');
    t.equal(lines.length, 5, 'a head, three rows, a note');
    t.match(lines.at(-1), /UNSCR 1244/);
    const ahead = await signedIn({ isPractice: true }).get('/ceremonies');
    t.equal(texts(ahead.page, 'caption').join(), 'Ahead');
    t.equal(
      (await anyone.get('/ceremonies?q=words&country=XK')).statusCode,
      200,
      'words in the address are passed over',
    );
  },
);

t.test(
  'the next ceremony is the first one ahead that is not closed, the last one the newest past',
  async (t) => {
    const { practice, registry } = await testApp(t);
    t.equal(nextCeremony(practice, '2026-12-15')?.plannedOn, '2026-12-15');
    t.equal(nextCeremony(practice, '2026-12-16'), undefined);
    t.equal(nextCeremony(registry, '2023-12-13')?.slug, 'regional-grants-2023-12-14');
    t.equal(lastCeremony(registry, '2024-01-01')?.slug, 'core-grants-serbia-and-north-macedonia-2023-12-15');
    practice.prepare("update ceremonies set closed_at = '2026-11-30T10:00:00Z'").run();
    t.equal(nextCeremony(practice, '2026-12-01'), undefined);
  },
);

t.test('a list that is not published is there for staff alone', async (t) => {
  const { registry, signedIn, anyone } = await testApp(t);
  const act = systemAct('command-line');
  const { slug } = createOrganisation(registry, act, {
    name: 'Tihi most (example)',
    kind: 'cso',
    country: 'RS',
  });
  const { reference } = createGrant(registry, act, { scheme: 'smart-balkans-core', lead: slug });
  addToList(registry, act, SERBIA.split('/')[2]!, { grant: reference });
  t.match((await anyone.get(SERBIA)).body, /Tihi most/, 'a published list is there for everybody');
  registry.prepare('update ceremonies set is_list_public = 0').run();

  const staff = signedIn();
  const seen = await staff.get(SERBIA);
  t.equal(seen.page.querySelectorAll('#list tbody tr').length, 1);
  t.match(seen.page.querySelector('#list')?.textContent, /Only staff see this list/);
  const member = signedIn({ role: 'member' });
  for (const address of [SERBIA, `${SERBIA}/list.csv`, `/api/v1${SERBIA}`, `/api/v1${SERBIA}/list`]) {
    t.notMatch((await member.get(address)).body, /Tihi most/, address);
    t.match((await staff.get(address)).body, /Tihi most/, `staff at ${address}`);
  }
  t.match((await member.get(`/api/v1${SERBIA}`)).json(), { listed: null, list: [], signedHere: 8 });
});

t.test('in Macedonian the page speaks Macedonian', async (t) => {
  const { anyone } = await testApp(t);
  const { page } = await anyone.get(SERBIA, { cookie: 'language=mk' });
  t.match(page.querySelector('#held')?.textContent, /Изворите се разликуваат за денот/);
  t.same(texts(page, '#total dt'), ['На списокот', 'Потпишани (8 со датум)', 'Потпишани тука']);
});
