import { createHash } from 'node:crypto';
import t from 'tap';
import { placeOf } from '#features/coalition-reports/comments.ts';
import { testApp, type Client, type TestApp } from '#test/support/app.ts';

const SLUG = 'southeast-europe-coalition-on-whistleblower-protection';
const ADDRESS = `/coalitions/${SLUG}/reports/2024`;
const text = (element: { textContent: string } | null) =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

interface Resource {
  status: string;
  hash: string;
  comments: {
    id: number;
    part: string;
    paragraph: number | null;
    quote: string | null;
    submission: number | null;
    resolvedAt: string | null;
    answers: { text: string; authorKind: string }[];
  }[];
  submissions: { number: number; hash: string; decision: string | null }[];
}

/** Somebody of a member organisation. */
function member(test: TestApp): Client {
  const { id } = test.registry
    .prepare<{ id: number }>(
      `select organisation_id as id from memberships join coalitions on coalitions.id = memberships.coalition_id
       where coalitions.slug = ? and has_left = 0 limit 1`,
    )
    .get(SLUG)!;
  return test.signedIn({ role: 'member', organisationId: id });
}

const read = async (client: Client) => (await client.json('GET', `/api/v1${ADDRESS}`)).json<Resource>();

async function submitted(t: Parameters<typeof testApp>[0]) {
  const test = await testApp(t);
  const cast = { writer: member(test), staff: test.signedIn(), donor: test.signedIn({ role: 'donor' }) };
  await cast.writer.post(`/coalitions/${SLUG}/reports`, { from: '2024' });
  await cast.writer.post(ADDRESS, { narrative: 'One.\n\nTwo (example).', lessons: 'A.', version: '1' });
  await cast.writer.post(`${ADDRESS}/submission`);
  return { test, ...cast };
}

t.test('a comment finds its paragraph by what it read', async (t) => {
  const comment = { paragraph: 1, quote: 'Two.' };
  t.equal(placeOf(comment, 'One.\n\nTwo.'), 1);
  t.equal(placeOf(comment, 'New.\nOne.\nTwo.'), 2, 'it moved');
  t.equal(placeOf(comment, 'One.\nTwo, better.'), undefined);
  t.equal(placeOf({ paragraph: null, quote: null }, 'One.'), undefined);
});

t.test(
  'a report is returned with comments on paragraphs, answered, settled and handed in again',
  async (t) => {
    const { test, writer, staff, donor } = await submitted(t);
    const first = await read(donor);
    const said = await donor.post(`${ADDRESS}/comments`, {
      part: 'narrative',
      paragraph: '1',
      text: 'Which page (example)?',
    });
    const { comments } = await read(donor);
    t.equal(said.headers.location, `${ADDRESS}#comment-${comments[0]!.id}`);
    t.match(comments, [{ part: 'narrative', paragraph: 1, quote: 'Two (example).', submission: 1 }]);
    const script = test.script({ role: 'donor' });
    const general = { part: 'general', text: 'Thank you (example).' };
    t.equal((await script.json('POST', `/api/v1${ADDRESS}/comments`, general)).statusCode, 200);
    t.equal((await staff.post(`${ADDRESS}/decision`, { decision: 'returned' })).statusCode, 303);

    const id = comments[0]!.id;
    const draft = (await writer.get(ADDRESS)).page;
    t.match(text(draft.querySelector(`#comment-${id}`)), /Which page \(example\)\? donor/);
    const writing = (await writer.get(`${ADDRESS}/edit`)).page;
    t.match(text(writing.querySelector('.remark')), /^Two \(example\)\. Which page/, 'beside the words');
    const answered = await writer.post(`${ADDRESS}/comments/${id}/answers`, { text: 'Page 3 (example).' });
    t.equal(answered.statusCode, 303);
    t.equal(
      (await donor.post(`${ADDRESS}/comments/${id}/resolution`)).statusCode,
      403,
      'the coalition’s own',
    );
    t.equal((await writer.post(`${ADDRESS}/comments/${id}/resolution`)).statusCode, 303);
    t.equal((await writer.post(`${ADDRESS}/comments/${id}/resolution`)).statusCode, 409);
    t.notOk(
      (await writer.get(`${ADDRESS}/edit`)).page.querySelector('.remark blockquote'),
      'what is dealt with does not stand beside the words any more',
    );
    await writer.post(ADDRESS, { narrative: 'One.\n\nTwo, see page 3.', lessons: 'A.', version: '2' });
    await writer.post(`${ADDRESS}/submission`);

    const second = await read(donor);
    t.not(second.hash, first.hash);
    t.match(second.submissions, [
      { number: 1, hash: first.hash, decision: 'returned' },
      { number: 2, hash: second.hash, decision: null },
    ]);
    t.match(second.comments[0], { quote: 'Two (example).', answers: [{ text: 'Page 3 (example).' }] });
    const page = (await donor.get(ADDRESS)).page;
    t.match(
      text(page.querySelector(`#comment-${id}`)),
      /read otherwise: ?Two \(example\)\..*Page 3.*Dealt with/,
      'the quote stays',
    );
    t.ok(page.querySelector(`a[href="${ADDRESS}/submissions/1/report.json"]`));
    const earlier = await donor.json('GET', `/api/v1${ADDRESS}/submissions/1`);
    const content = JSON.stringify(earlier.json<{ content: object }>().content);
    t.equal(
      createHash('sha256').update(content).digest('hex'),
      first.hash,
      'the first one is kept as it was',
    );
    t.match((await donor.get(`${ADDRESS}/submissions/1/report.json`)).body, /Two \(example\)/);
    t.equal((await donor.get(`${ADDRESS}/submissions/9/report.json`)).statusCode, 404);

    await donor.post(`${ADDRESS}/comments/${id}/answers`, { text: 'Not there (example).' });
    t.equal((await read(donor)).comments[0]!.resolvedAt, null, 'what the donor says opens it again');
  },
);

t.test('comments are not the public’s', async (t) => {
  const { test, donor, writer } = await submitted(t);
  await donor.post(`${ADDRESS}/comments`, {
    part: 'narrative',
    paragraph: '0',
    text: 'Between us (example)',
  });
  for (const client of [test.anyone, test.signedIn({ role: 'member' })]) {
    t.notMatch((await client.get(ADDRESS)).body, /Between us|Comment on/);
    t.match(await read(client), { comments: [], submissions: [] });
    t.equal((await client.get(`${ADDRESS}/submissions/1/report.json`)).statusCode, 404);
    t.notMatch((await client.get(`${ADDRESS}/report.json`)).body, /Between us/);
  }
  t.equal((await test.anyone.post(`${ADDRESS}/comments/1/answers`, { text: 'x' })).statusCode, 401);
  const other = test.signedIn({ role: 'member' });
  t.equal((await other.post(`${ADDRESS}/comments/1/answers`, { text: 'x' })).statusCode, 403);
  for (const client of [donor, writer]) t.match((await client.get(ADDRESS)).body, /Between us/);
});

t.test('what cannot be taken is said where it was typed, and stays there', async (t) => {
  const { test, donor, staff } = await submitted(t);
  const comment = (fields: Record<string, string>) => donor.post(`${ADDRESS}/comments`, fields);
  const unknown = await comment({ part: 'appendix', text: 'Kept words (example)' });
  t.equal(unknown.statusCode, 422);
  t.ok(unknown.page.querySelector('#general-part-error'));
  t.match(text(unknown.page.querySelector('#general-text')), /Kept words/);
  const gone = await comment({ part: 'narrative', paragraph: '9', text: 'Kept words (example)' });
  t.equal(gone.statusCode, 422);
  t.match(text(gone.page.querySelector('#general-text-error')), /no such paragraph/);
  const empty = await comment({ part: 'narrative', paragraph: '1', text: ' ' });
  t.equal(empty.statusCode, 422);
  t.ok(empty.page.querySelector('details[open] #narrative-1-text-error'), 'its form is open');
  await comment({ part: 'narrative', paragraph: '1', text: 'x' });
  const { id } = (await read(donor)).comments[0]!;
  const answer = await donor.post(`${ADDRESS}/comments/${id}/answers`, { text: '' });
  t.equal(answer.statusCode, 422);
  t.ok(answer.page.querySelector(`details[open] #answer-${id}-text-error`));
  t.equal((await donor.post(`${ADDRESS}/comments/999/answers`, { text: 'x' })).statusCode, 404);

  await staff.post(`${ADDRESS}/comments/${id}/resolution`);
  const silent = await staff.post(`${ADDRESS}/decision`, { decision: 'returned' });
  t.equal(silent.statusCode, 422, 'not without a word');
  t.ok(silent.page.querySelector('#decision-comment-error'));
  const returned = { decision: 'returned', comment: 'Shorter (example).' };
  t.equal((await staff.post(`${ADDRESS}/decision`, returned)).statusCode, 303);
  t.match((await read(staff)).comments.at(-1), { part: 'general', quote: null });
  const script = test.script();
  const bad = await script.json('POST', `/api/v1${ADDRESS}/comments`, { part: 'appendix', text: 'x' });
  t.equal(bad.statusCode, 422);
});
