import { axeViolations, launchBrowser, newPage } from '/work/main/test/support/browser.ts';
// usage: shot.ts outdir base [--cookie session] path:name[:lang][:w][:dark] ...
const [out, base, session, ...items] = process.argv.slice(2);
const browser = await launchBrowser();
for (const item of items) {
  const [path, name, lang='en', width='1280', scheme='light'] = item.split('|');
  const { page, problems, close } = await newPage(browser, { viewport: { width: Number(width), height: 900 }, colorScheme: scheme as 'light'|'dark' });
  const cookies = [{ name:'language', value: lang!, url: base! }];
  if (session !== '-') cookies.push({ name:'session', value: session!, url: base! });
  await page.context().addCookies(cookies);
  await page.goto(base + path!);
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: true });
  const axe = await axeViolations(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  console.log(name, await page.title(), problems, axe, overflow ? 'OVERFLOW' : '');
  await close();
}
await browser.close();
