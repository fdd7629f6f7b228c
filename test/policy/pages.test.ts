import { HtmlValidate } from 'html-validate';
import t, { type TAP as Tap } from 'tap';
import { testApp, type Client } from '#test/support/app.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Attributes without a value and self-closed void elements are both valid HTML.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    // The list roles are given back to lists whose markers are taken away; Safari drops them otherwise.
    'no-redundant-role': 'off',
    'tel-non-breaking': 'off',
    'prefer-native-element': 'off',
    // Several boxes of one question share their name, as the browser's forms want it.
    'form-dup-name': 'off',
  },
});

/** Follows every link inside the site from the home page; answers what each address answered. */
async function crawl(client: Client, headers: Record<string, string>): Promise<Map<string, { status: number; body: string }>> {
  const answers = new Map<string, { status: number; body: string }>();
  const waiting = ['/'];
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (answers.has(url)) continue;
    const answer = await client.get(url, headers);
    answers.set(url, { status: answer.statusCode, body: answer.body });
    if (answer.headers.location) waiting.push(String(answer.headers.location));
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
    for (const link of answer.page.querySelectorAll('a[href]')) {
      const href = (link.getAttribute('href') ?? '').replaceAll('&amp;', '&');
      if (!href.startsWith('/')) continue;
      const [path = ''] = href.split('#');
      if (!answers.has(path) && isWorthFollowing(path)) waiting.push(path);
    }
  }
  return answers;
}

/** Filters multiply without end; one filter, sort or page at a time tells all there is to tell. */
function isWorthFollowing(path: string): boolean {
  return [...new URLSearchParams(path.split('?')[1] ?? '').keys()].length <= 1;
}

const COOKIES = { en: { cookie: 'language=en' }, mk: { cookie: 'language=mk' } };

for (const language of ['en', 'mk'] as const) {
  t.test(`every page that the public reaches in ${language} is whole`, async (t) => {
    const { anyone } = await testApp(t);
    const answers = await crawl(anyone, COOKIES[language]);
    t.ok(answers.size > 150, `${answers.size} addresses were followed`);
    await holdAnswers(t, answers, language);
  });
}

t.test('every link that staff reach is answered', async (t) => {
  const { signedIn } = await testApp(t);
  const answers = await crawl(signedIn({ role: 'administrator' }), {});
  t.ok(answers.size > 150, `${answers.size} addresses were followed`);
  await holdAnswers(t, answers, 'en');
});

t.test('every page of practice stands under the band', async (t) => {
  const { signedIn } = await testApp(t);
  const answers = await crawl(signedIn({ isPractice: true }), {});
  for (const [url, { body }] of answers) {
    if (body.startsWith('<!doctype html>')) t.match(body, /class="[^"]*practice-band/, url);
  }
  await holdAnswers(t, answers, 'en');
});

async function holdAnswers(
  t: Pick<Tap, 'ok' | 'equal' | 'match' | 'notMatch' | 'strictSame'>,
  answers: Map<string, { status: number; body: string }>,
  language: 'en' | 'mk',
): Promise<void> {
  for (const [url, { status, body }] of answers) {
    t.ok(status < 400, `${url} answers ${status}`);
    if (!body.startsWith('<!doctype html>')) continue;
    t.equal(body.match(/<h1[ >]/g)?.length, 1, `${url} has one h1`);
    t.match(body, /<title>[^<]+<\/title>/, `${url} has a title`);
    t.match(body, `<html lang="${language}"`, `${url} says its language`);
    t.notMatch(body, '\uE000', `${url} carries no marker`);
    const report = await validator.validateString(body);
    const faults = report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`));
    t.strictSame(faults.slice(0, 5), [], `${url} is valid HTML`);
  }
}
