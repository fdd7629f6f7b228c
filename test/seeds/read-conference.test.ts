import t from 'tap';
import { sixCountries } from '#language/countries.ts';
import { conferenceIn, readConference } from '#seeds/read/conference.ts';
import { programmeFile } from '#seeds/read/printed-programme.ts';
import { readText } from '#seeds/read/rows.ts';

const conference = readConference();
const of = (kind: string) => conference.sessions.filter((session) => session.kind === kind);

t.test('Its head is as printed', async (t) => {
  t.equal(conference.title, 'SMART Balkans Regional Conference 2023');
  t.match(conference.subtitle, /^Peace and prosperity in the Western Balkans: What is .+ opportunities\?$/);
  t.same(
    [conference.venue, conference.city, conference.country],
    ['DoubleTree by Hilton Skopje', 'Skopje', 'MK'],
  );
  t.same(conference.days, ['2023-12-14', '2023-12-15']);
  t.match(conference.background, /ties between political and economic elites/);
  t.equal(conference.background.split('\n\n').length, 5);
  t.notMatch(`${conference.introduction}${conference.background}`, /\*|info\.mkd@/);
});

t.test('It has every line of the programme, in order', async (t) => {
  const counts = Object.fromEntries(
    ['opening', 'ceremony', 'panel', 'working_group', 'plenary', 'break', 'closing'].map((kind) => [
      kind,
      of(kind).length,
    ]),
  );
  t.same(counts, { opening: 1, ceremony: 4, panel: 3, working_group: 9, plenary: 3, break: 2, closing: 1 });
  const starts = conference.sessions.map(({ day, startsAt }) => `${day} ${startsAt}`);
  t.same(starts, starts.toSorted());
  t.equal(starts[0], '2023-12-14 09:00');
  t.equal(starts.at(-1), '2023-12-15 15:00');
  t.equal(new Set(conference.sessions.map(({ slug }) => slug)).size, 23);
});

t.test('Ceremonies name their scheme and countries', async (t) => {
  t.same(
    of('ceremony').map(({ title, schemeKind, countries }) => [title, schemeKind, countries]),
    [
      ['Regional grants', 'regional', [...sixCountries]],
      ['Core grants: Albania and Kosovo', 'core', ['AL', 'XK']],
      ['Core grants: Bosnia and Herzegovina and Montenegro', 'core', ['BA', 'ME']],
      ['Core grants: Serbia and North Macedonia', 'core', ['MK', 'RS']],
    ],
  );
});

t.test('Three groups and a plenary belong to each panel', async (t) => {
  for (const panel of of('panel')) {
    t.ok(panel.description);
    t.equal(of('working_group').filter((session) => session.panel === panel.slug).length, 3);
    const plenaries = of('plenary').filter((session) => session.panel === panel.slug);
    t.same(
      plenaries.map(({ theme }) => theme),
      [panel.theme],
    );
  }
  t.same(
    of('panel').map(({ number }) => number),
    [1, 2, 3],
  );
  const groups = of('working_group');
  t.equal(new Set(groups.map(({ theme }) => theme)).size, 9);
  t.same([groups[0]?.startsAt, groups[0]?.endsAt], ['11:30', '12:15']);
  t.equal(groups[1]?.title, 'Role of media peace, stability and good governance');
});

t.test('A text of another layout is refused with its line', async (t) => {
  const text = readText(programmeFile);
  const refused = (from: string, to: string, error: RegExp) => {
    t.ok(text.includes(from));
    t.throws(() => conferenceIn(text.replace(from, to)), error);
  };
  refused('December 14, Thursday', 'December 14, Friday', /programme\.txt, line \d+.*not a day/);
  refused('13:00-14:00 Lunch', '14:00-13:00 Lunch', /impossible times/);
  refused('13:00-14:00 Lunch', '13:00-14:00 Dancing', /kind of session/);
  refused('- Organized crime', '- Gardening', /fits no theme/);
  refused('Albania and Kosovo\n', 'Albania and Elbonia\n', /countries are not known/);
  refused('AGENDA', 'AGENDUM', /not all there/);
});
