import { chromium } from 'playwright-core';
import sparticuz from '@sparticuz/chromium';
const base = 'http://127.0.0.1:3317';
const js = process.argv[2] === 'js';
const width = Number(process.argv[3] ?? 1280);
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox'] });
const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: js, storageState: '/tmp/g/state.json', viewport: { width, height: 900 } });
const page = await context.newPage();
page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') console.log('console:', m.text()); });
page.on('requestfailed', (r) => console.log('failed', r.url(), r.failure()?.errorText));
let n = 0; const shot = async (name) => { await page.screenshot({ path: `/tmp/g/flow-${js ? 'js' : 'no'}-${width}-${n++}-${name}.png`, fullPage: true }); };
await page.goto(base + '/grants/new');
await page.fill('#title', 'Quiet corners (example)');
await page.selectOption('#scheme', 'regional');
async function add(q, text) {
  if (js) { await page.locator('#organisationQuery').pressSequentially(q, { delay: 20 }); await page.waitForSelector('#found-organisations input[type=radio]'); }
  else { await page.fill('#organisationQuery', q); await page.click('button[name=lookUp]'); }
  await page.getByLabel(text).first().check();
  await shot('found');
  await page.click('button[name=add]');
  await page.waitForLoadState();
}
await add('prizren', 'Rrjeti');
await add('niksic', 'NVO Centar');
await shot('two');
await page.fill('#leadShare', '55 %'); await page.fill('#partner-share-0', '40');
await page.fill('#amount', '186.000,00'); await page.fill('#startsOn', '1.2.2024'); await page.fill('#endsOn', '31.1.2024');
if (js) { await page.locator('#endsOn').blur(); await page.waitForTimeout(700); console.log('rules:', (await page.locator('#rules').innerText()).replaceAll('\n', ' | ')); }
await page.getByRole('button', { name: 'Save the grant' }).last().click();
await page.waitForLoadState();
console.log(page.url(), await page.title());
console.log((await page.locator('.error-summary').innerText()).replaceAll('\n', ' | '));
console.log('kept:', await page.inputValue('#title'), await page.inputValue('#amount'), await page.inputValue('#leadShare'), await page.inputValue('#endsOn'), 'focus', js ? await page.evaluate(() => document.activeElement?.className) : '');
await shot('errors');
await page.fill('#partner-share-0', '45'); await page.fill('#endsOn', '31.1.2026'); await page.selectOption('#currency', 'EUR');
await page.fill('#organisationQuery', 'зеница');
await page.press('#organisationQuery', 'Enter'); await page.waitForLoadState(); await page.waitForTimeout(300);
console.log(page.url(), (await page.locator('.error-summary').innerText()).replaceAll('\n', ' | '));
await page.getByLabel('Most mladih').first().check();
await page.click('button[name=add]'); await page.waitForLoadState();
await page.fill('#leadShare', '50'); await page.fill('#partner-share-1', '5');
await page.getByRole('button', { name: 'Save the grant' }).last().click();
await page.waitForLoadState();
console.log(page.url(), await page.title());
await shot('saved');
await browser.close();
