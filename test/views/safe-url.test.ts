import t from 'tap';
import { externalLink, readableAddress, safeUrl } from '#views/components/safe-url.ts';

t.test('addresses of the web, of mail and of the registry itself pass', async (t) => {
  t.equal(safeUrl('https://example.org/a?b=c'), 'https://example.org/a?b=c');
  t.equal(safeUrl(' http://example.org '), 'http://example.org/');
  t.equal(safeUrl('mailto:name@example.org'), 'mailto:name@example.org');
  t.equal(safeUrl('/organisations?country=AL'), '/organisations?country=AL');
});

t.test('whatever else is no link', async (t) => {
  for (const address of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    '/\\example.org',
    '/\t/example.org',
    'example.org',
    '',
    null,
    undefined,
  ]) {
    t.equal(safeUrl(address), undefined, String(address));
  }
  t.notMatch(externalLink('javascript:alert(1)').toString(), 'href');
});

t.test('an address is read in letters, and only in letters', async (t) => {
  t.equal(readableAddress('https://www.example.org/%D0%B6%D0%B5%D0%BD%D0%B8-mk/'), 'example.org/жени-mk');
  for (const codes of ['%20', '%2Fa', '%E2%80%AE', '%D0', '%3Cb%3E']) {
    t.equal(readableAddress(`https://example.org/${codes}`), `example.org/${codes}`);
  }
});
