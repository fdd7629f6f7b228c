import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type axe from 'axe-core';
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type LaunchOptions,
  type Page,
} from 'playwright-core';

const run = promisify(execFile);

// The package unpacks to the system's temporary folder under fixed names, takes whatever lies there for whole,
// and brings its shared libraries along on one cloud's machines only. A process of its own, with another
// temporary folder and that cloud's mark, unpacks everything where it belongs to this checkout alone.
const unpacking = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

// The package's own fonts.conf names /tmp. Only the font that comes along is used: the same on every machine.
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Whether a file or a folder is there. */
async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * The folder of the unpacked browser, unpacked on the first call (about 3 seconds). Test files that run side by
 * side may each unpack; the first to finish gives the folder its name, so that under its name it is always whole.
 */
async function chromiumFolder(): Promise<string> {
  const packageJson = await readFile(
    new URL('../package.json', import.meta.resolve('@sparticuz/chromium')),
    'utf8',
  );
  const { version } = JSON.parse(packageJson) as { version: string };
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const cache = join(root, 'node_modules/.cache');
  const folder = join(cache, `chromium-${version}`);
  if (await exists(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const unpacked = await mkdtemp(`${folder}-`);
  try {
    await run(process.execPath, ['--input-type=module', '--eval', unpacking], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    await writeFile(join(unpacked, 'fonts/fonts.conf'), fontsConf);
    await rename(unpacked, folder);
  } catch (error) {
    await rm(unpacked, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
  return folder;
}

/** Where the browser is: on Linux it comes with the packages, elsewhere an installed Chrome serves. */
async function whichBrowser(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  const folder = await chromiumFolder();
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}

/** Starts a headless browser. Close it in the test's teardown. */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ ...(await whichBrowser()), args: ['--no-sandbox', ...args] });
}

/**
 * Starts one that computes styles and places and draws nothing: a third less work where pages are judged and nobody
 * looks. Its script is not optimised either, for each page is left before that would pay. No frame ever comes, so
 * that a click, which waits for an element to stand still, waits for ever: press a key.
 */
export function launchUndrawing(): Promise<Browser> {
  return launchBrowser(['--disable-threaded-compositing', '--js-flags=--no-maglev --no-turbofan']);
}

/** What a browser's context takes; British English unless told, and script on unless `javaScript` is false. */
export type PageOptions = Omit<BrowserContextOptions, 'javaScriptEnabled'> & { javaScript?: boolean };

export interface OpenPage {
  page: Page;
  /**
   * What went wrong so far, a line each: errors on the console (violations of the content security policy among
   * them), exceptions of scripts, answers 5xx, and images, styles, scripts and fonts that were not there.
   */
  problems: string[];
  /** Closes the page with its context: cookies, storage, workers. */
  close(): Promise<void>;
}

const scriptless = new WeakSet<Page>();

/** Opens a page in a context of its own, as a person who was never here. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<OpenPage> {
  const { javaScript = true, ...others } = options;
  const context = await browser.newContext({ locale: 'en-GB', ...others, javaScriptEnabled: javaScript });
  const page = await context.newPage();
  if (!javaScript) scriptless.add(page);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    // A failed request is judged by its answer, below: a refused form (422) is a page like any other.
    const isRequest = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRequest) problems.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const isPart = ['script', 'stylesheet', 'image', 'font', 'manifest'].includes(
      response.request().resourceType(),
    );
    if (response.status() >= (isPart ? 400 : 500)) problems.push(`${response.status()}: ${response.url()}`);
  });
  return { page, problems, close: () => context.close() };
}

/** The rules of axe to judge by, where it is not all of them. */
export interface AxeRules {
  only?: readonly string[];
  except?: readonly string[];
}

let script: Promise<string> | undefined;

/** Axe without its comments, half as long: it is sent anew to each page. */
function axeScript(): Promise<string> {
  script ??= readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  return script;
}

/**
 * What axe finds wrong on the page as it is now, a line for each rule and element: empty if all is well.
 * Every rule that is on by default, and the size of targets (WCAG 2.2 AA, off by default). Axe takes what is
 * inside <noscript> for hidden.
 */
export async function axeViolations(page: Page, rules: AxeRules = {}): Promise<string[]> {
  // Where script is off no timer ever fires, and axe would wait for ever; promises still go on.
  const timer = scriptless.has(page) ? '(task) => void Promise.resolve().then(task)' : 'setTimeout';
  await page.evaluate(`((setTimeout) => { ${await axeScript()} })(${timer})`);
  return axeAgain(page, rules);
}

/** The same on a page that was looked at before: axe is there still. */
export async function axeAgain(page: Page, rules: AxeRules = {}): Promise<string[]> {
  const which = {
    'target-size': { enabled: true },
    ...Object.fromEntries((rules.except ?? []).map((rule) => [rule, { enabled: false }])),
  };
  const options = {
    resultTypes: ['violations'],
    ...(rules.only ? { runOnly: rules.only } : { rules: which }),
    // It would ask for every style sheet and film once more, for two rules: one on films, of which there are
    // none, and one on styles for one orientation, which test/policy/styles.test.ts holds.
    preload: false,
  };
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, html }) => `${id} (${impact}): ${help}: ${target.join(' ')} ${html.slice(0, 160)}`),
  );
}
