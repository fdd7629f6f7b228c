import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { holdCrawl } from '#test/support/crawl.ts';

t.test('every page of practice is whole and stands under the band', async (t) => {
  const { signedIn } = await testApp(t);
  await holdCrawl(t, signedIn({ isPractice: true }), 'en', ({ url, body }) => {
    if (!/class="practice-band"/.test(body)) t.fail(`${url} stands under no band`);
  });
});
