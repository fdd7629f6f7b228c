import { createServer } from 'node:http';
import { launchBrowser, newPage, axeViolations } from '#test/support/browser.ts';
const t0 = Date.now();
const browser = await launchBrowser();
console.log('launch', Date.now() - t0, browser.version());
const server = createServer((q, r) => {
  if (q.url === '/none.png') { r.statusCode = 404; return r.end(); }
  if (q.url === '/422') r.statusCode = 422;
  r.setHeader('content-type', 'text/html; charset=utf-8');
  r.setHeader('content-security-policy', "default-src 'self'; style-src 'self'");
  r.end(`<!doctype html><html lang=en><title>T</title><body><main><h1 style="color:red">Žene Жене</h1><img src=/none.png><a href=/a style="x:y">x</a><script>1</script><button></button></main></body></html>`);
}).listen(0, '127.0.0.1');
await new Promise((d) => server.once('listening', d));
const port = (server.address() as { port: number }).port;
for (const javaScript of [true, false]) {
  const { page, problems, close } = await newPage(browser, { javaScript, colorScheme: 'dark' });
  await page.goto(`http://127.0.0.1:${port}/422`);
  console.log(javaScript, problems, await axeViolations(page), await page.evaluate('[navigator.language, document.fonts.check("16px sans-serif"), document.querySelector("h1").getBoundingClientRect().width, document.querySelector("a").getBoundingClientRect().width]'));
  console.log((await page.pdf()).length);
  await close();
}
await browser.close();
server.close();
