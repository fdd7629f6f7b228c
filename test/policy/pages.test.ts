import t from 'tap';
import { testApp } from '#test/support/app.ts';
import { holdCrawl } from '#test/support/crawl.ts';

t.test('every page that the public reaches in en is whole', async (t) => {
  const { anyone } = await testApp(t);
  await holdCrawl(t, anyone, 'en');
});
