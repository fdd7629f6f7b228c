import { chromium } from 'playwright-core';
import sparticuz from '@sparticuz/chromium';
import { readFileSync, existsSync } from 'node:fs';
const base = 'http://127.0.0.1:3317';
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox'] });
const [mode, ...urls] = process.argv.slice(2);
const staff = mode.includes('s');
const width = mode.includes('p') ? 390 : 1280;
const state = '/tmp/g/state.json';
const context = await browser.newContext({ locale: mode.includes('m') ? 'mk-MK' : 'en-GB', viewport: { width, height: 900 }, colorScheme: mode.includes('d') ? 'dark' : 'light', ...(staff && existsSync(state) ? { storageState: state } : {}) });
const page = await context.newPage();
page.on('console', (m) => { if (m.type() === 'error') console.log('console:', m.text()); });
let n = 0;
for (const url of urls) {
  const r = await page.goto(base + url);
  console.log(r.status(), await page.title());
  await page.screenshot({ path: `/tmp/g/shot-${mode}-${n++}.png`, fullPage: true });
}
await context.close();
await browser.close();
