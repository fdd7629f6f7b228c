import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { holdCrawl } from '#test/support/crawl.ts';

t.test('every page that staff reach is whole', async (t) => {
  const { signedIn } = await testApp(t);
  await holdCrawl(t, signedIn({ role: 'administrator' }), 'en');
});
