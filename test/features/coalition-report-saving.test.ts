import t from 'tap';
import { joinTexts } from '#features/coalition-reports/paragraphs.ts';
import { testApp, type Answer, type Client, type TestApp } from '#test/support/app.ts';

const SLUG = 'southeast-europe-coalition-on-whistleblower-protection';
const ADDRESS = `/coalitions/${SLUG}/reports/2024`;
const fragment = { 'hx-request-type': 'partial' };
const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

type Fields = Record<string, string>;

/** What the form of a page would send. */
function fieldsOf({ page }: Answer): Fields {
  const fields = page.querySelectorAll('main form input[type=hidden], main form textarea');
  return Object.fromEntries(
    fields.map((field) => [
      field.getAttribute('name')!,
      field.tagName === 'TEXTAREA'
        ? field.textContent.replace(/^\n/, '')
        : (field.getAttribute('value') ?? ''),
    ]),
  );
}

const open = async (writer: Client) => fieldsOf(await writer.get(`${ADDRESS}/edit`));
const post = (writer: Client, fields: Fields, headers = {}) => writer.post(ADDRESS, fields, headers);

async function kept(test: TestApp): Promise<Record<string, string | null>> {
  const answer = await test.script().json('GET', `/api/v1${ADDRESS}`);
  return answer.json<{ content: { texts: Record<string, string | null> } }>().content.texts;
}

async function begun(t: Parameters<typeof testApp>[0]) {
  const test = await testApp(t);
  const [ana, ben] = [test.signedIn(), test.signedIn()];
  await ana.post(`/coalitions/${SLUG}/reports`, { from: '2024' });
  return { test, ana, ben };
}

t.test('two texts from one are joined paragraph by paragraph', async (t) => {
  t.equal(joinTexts('a\nb', 'a\nb', 'a\nc'), 'a\nc', 'nothing of mine');
  t.equal(joinTexts('a\nb\nc', 'A\nb\nc', 'a\nb\nC'), 'A\nb\nC');
  t.equal(joinTexts('a\n\nb', 'a\n\nb\n\nmine', 'theirs\n\na\n\nb'), 'theirs\n\na\n\nb\n\nmine');
  t.equal(joinTexts('a\nb\nc', 'a\nc', 'a\nb\nC'), undefined, 'a neighbour was taken out: people look');
  t.equal(joinTexts('', 'mine', 'theirs'), undefined);
  t.equal(joinTexts('', 'mine', 'theirs', 'both'), 'theirs\n\nmine');
  t.equal(joinTexts('a\nb\nc', 'A\nb\nc', 'AA\nb\nC', 'mine'), 'A\nb\nC', 'the choice is of one paragraph');
  t.equal(joinTexts('a\nb\nc', 'A\nb\nC', 'AA\nb\nc', 'theirs'), 'AA\nb\nC');
});

t.test('two people write different parts, and different paragraphs of one, and never meet', async (t) => {
  const { test, ana, ben } = await begun(t);
  const first = await open(ana);
  await post(ana, { ...first, narrative: 'One.\n\nTwo.\n\nThree.' });
  const [hers, his] = [await open(ana), await open(ben)];
  t.equal((await post(ana, { ...hers, lessons: 'Hers.' })).statusCode, 303);
  t.equal((await post(ben, { ...his, risks: 'His.' })).statusCode, 303);
  const [again, beside] = [await open(ana), await open(ben)];
  const one = await post(ana, { ...again, narrative: 'One, better.\n\nTwo.\n\nThree.' }, fragment);
  t.match(text(one.page), /Everything is kept/);
  const two = await post(ben, { ...beside, narrative: 'One.\n\nTwo.\n\nThree.\n\nFour.' }, fragment);
  t.equal(two.statusCode, 200);
  t.match(text(two.page), /Somebody else wrote meanwhile too.*What happened/);
  t.strictSame(await kept(test), {
    narrative: 'One, better.\n\nTwo.\n\nThree.\n\nFour.',
    lessons: 'Hers.',
    risks: 'His.',
    nextSteps: null,
  });
});

t.test('two people write one paragraph: both versions are shown, and one or both are kept', async (t) => {
  const { test, ana, ben } = await begun(t);
  await post(ana, { ...(await open(ana)), narrative: 'One.\n\nTwo.', lessons: 'Old lesson.' });
  const [hers, his] = [await open(ana), await open(ben)];
  await post(ana, { ...hers, narrative: 'One, hers.\n\nTwo, hers.', lessons: 'Her lesson.' });
  const by = { ...his, narrative: 'One, his.\n\nTwo.', risks: 'His risk.' };
  const automatic = await post(ben, by, fragment);
  t.equal(automatic.statusCode, 409);
  t.match(text(automatic.page), /same paragraph meanwhile \(What happened\)/);
  t.equal((await kept(test))['narrative'], 'One, hers.\n\nTwo, hers.', 'nothing is written over');
  t.equal((await kept(test))['risks'], 'His risk.', 'the other parts are kept');

  const shown = await post(ben, by);
  t.equal(shown.statusCode, 409);
  const said = text(shown.page.querySelector('main')).match(/somebody else wrote the same paragraph/gi);
  t.equal(said?.length, 1, 'it is said once');
  t.match(text(shown.page.querySelector('.error-summary')), /What happened: somebody else wrote the same/);
  t.equal(text(shown.page.querySelector('#saved')), '');
  t.match(text(shown.page.querySelector('.aside-accent')), /One, hers\. ?Two, hers\./);
  t.match(text(shown.page.querySelector('#narrative')), /One, his/);
  t.equal(shown.page.querySelectorAll('.aside-accent').length, 1, 'only of the part that both wrote');
  t.notOk(shown.page.querySelector('form[hx-post]'), 'nothing is chosen by itself');
  const fields = fieldsOf(shown);
  t.equal(fields['lessons'], 'Her lesson.', 'what he did not touch is what she wrote');

  const unchosen = await post(ben, fields);
  t.equal(unchosen.statusCode, 409);
  t.ok(unchosen.page.querySelector('#narrativeChoice-error'), 'a choice is asked for');
  const both = await post(ben, { ...fieldsOf(unchosen), narrativeChoice: 'both' });
  t.equal(both.statusCode, 303);
  t.strictSame(await kept(test), {
    narrative: 'One, hers.\n\nOne, his.\n\nTwo, hers.',
    lessons: 'Her lesson.',
    risks: 'His risk.',
    nextSteps: null,
  });
});

t.test('a save whose answer is late does not meet the next one of the same tab', async (t) => {
  const { test, ana, ben } = await begun(t);
  const collected = await open(ana);
  // The second was collected before the first was answered: both say that they were written from an empty report.
  for (const narrative of ['A', 'A sentence', 'A sentence.'])
    t.equal((await post(ana, { ...collected, narrative }, fragment)).statusCode, 200, narrative);
  t.equal((await kept(test))['narrative'], 'A sentence.');
  await post(ben, { ...(await open(ben)), narrative: 'A sentence, his.' });
  t.equal((await post(ana, { ...collected, narrative: 'A sentence, hers.' }, fragment)).statusCode, 409);
  t.equal((await post(ana, { ...collected, narrative: 'A sentence.' }, fragment)).statusCode, 200);
  t.equal((await kept(test))['narrative'], 'A sentence, his.', 'going back to what was sent changes nothing');
});

t.test('what comes late of a tab changes nothing, and the history keeps it', async (t) => {
  const { test, ana, ben } = await begun(t);
  const page = await open(ana);
  t.equal(page['turn'], '0');
  await post(ana, { ...page, narrative: 'A sentence.', turn: '9' }, fragment);
  const late = await post(ana, { ...page, narrative: 'A sen', turn: '5' }, fragment);
  t.equal(late.statusCode, 200);
  t.match(text(late.page), /Everything is kept/);
  t.equal((await kept(test))['narrative'], 'A sentence.');
  await post(ben, { ...(await open(ben)), narrative: 'A sentence, his.' });
  t.equal((await post(ana, { ...page, narrative: 'A sent', turn: '6' })).statusCode, 303, 'nor beside his');
  t.equal(
    (await post(ana, { ...page, narrative: 'A sentence, hers.', turn: '12' }, fragment)).statusCode,
    409,
  );
  t.equal((await post(ana, { ...page, narrative: 'A sentence, h', turn: '11' }, fragment)).statusCode, 200);
  t.equal((await kept(test))['narrative'], 'A sentence, his.');
  const entries = test.registry
    .prepare<{ after: string }>("select after from history where event = 'coalition.report-late' order by id")
    .all();
  t.strictSame(
    entries.map(({ after }) => (JSON.parse(after) as { narrative: string }).narrative),
    ['A sen', 'A sent', 'A sentence, h'],
  );
});

t.test('what was typed last is submitted, and what cannot be kept is not', async (t) => {
  const { test, ana, ben } = await begun(t);
  const [hers, his] = [await open(ana), await open(ben)];
  await post(ben, { ...his, narrative: 'His.' });
  const refused = await ana.post(`${ADDRESS}/submission`, { ...hers, narrative: 'Hers.' });
  t.equal(refused.statusCode, 409);
  t.match(text(refused.page.querySelector('#narrative')), /Hers/);
  const chosen = { ...fieldsOf(refused), narrativeChoice: 'mine' };
  t.equal((await ana.post(`${ADDRESS}/submission`, chosen)).statusCode, 303);
  const answer = await test.anyone.json('GET', `/api/v1${ADDRESS}`);
  t.match(answer.json(), { status: 'submitted', content: { texts: { narrative: 'Hers.' } } });
  const late = await post(ben, { ...his, narrative: 'Too late.' });
  t.equal(late.statusCode, 409);
  t.match(text(late.page.querySelector('#narrative')), /Too late/, 'what was typed stays');
});

t.test('a script names what each part was written from, and is told what clashes', async (t) => {
  const { test, ana } = await begun(t);
  const script = test.script();
  const put = (body: object) => script.json('PUT', `/api/v1${ADDRESS}`, body);
  t.equal((await put({ narrative: 'One.', version: 1, bases: {} })).statusCode, 200);
  await post(ana, { ...(await open(ana)), lessons: 'Hers.' });
  t.equal((await put({ risks: 'His.', version: 1, bases: {} })).statusCode, 200, 'another part');
  const clash = await put({ lessons: 'His.', version: 1, bases: { lessons: '' }, nextSteps: 'Next.' });
  t.equal(clash.statusCode, 409);
  t.match(clash.json(), { conflicts: [{ part: 'lessons', base: '', theirs: 'Hers.' }] });
  t.strictSame(await kept(test), {
    narrative: 'One.',
    lessons: 'Hers.',
    risks: 'His.',
    nextSteps: 'Next.',
  });
});
