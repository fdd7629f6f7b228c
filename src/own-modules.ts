import { readFileSync } from 'node:fs';
import { registerHooks, type ResolveFnOutput, type ResolveHookContext } from 'node:module';

/**
 * Says where the project's own files are, by their names alone. Node would ask the disk and the package's description
 * anew for each of some ten thousand import lines, which took a third of a start; loaded by `--import` before anything
 * else, in the server, the command line, workers and tests alike. Without it everything works, only later.
 */

const ROOT = new URL('../', import.meta.url).href;
const PACKAGES = new URL('node_modules/', ROOT).href;

/** The prefixes of package.json's `imports` without their star, the longer first, and the folders that they stand for. */
const prefixes = Object.entries(
  (JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { imports: Record<string, string> })
    .imports,
)
  .map(([prefix, folder]) => ({
    prefix: prefix.replace('*', ''),
    folder: new URL(folder.replace('*', ''), ROOT).href,
  }))
  .toSorted((left, right) => right.prefix.length - left.prefix.length);

/** Names of files that ES modules have to write out in full, and that say what is in them. */
const FORMATS: Record<string, string> = { '.ts': 'module-typescript', '.mjs': 'module' };

/** Where packages are, by the names by which our own modules import them: the same for all of them. */
const packages = new Map<string, ResolveFnOutput>();

registerHooks({
  resolve(specifier, context, next) {
    const url = fileOf(specifier, context);
    if (url) return { ...url, shortCircuit: true };
    if (!isPackageForUs(specifier, context)) return next(specifier, context);
    const found = packages.get(specifier) ?? next(specifier, context);
    packages.set(specifier, found);
    return { ...found, shortCircuit: true };
  },
});

function fileOf(
  specifier: string,
  { parentURL }: ResolveHookContext,
): { url: string; format: string } | undefined {
  const format = FORMATS[specifier.slice(specifier.lastIndexOf('.'))];
  if (!format || !parentURL?.startsWith(ROOT)) return undefined;
  if (specifier.startsWith('.')) return { url: new URL(specifier, parentURL).href, format };
  if (!specifier.startsWith('#') || parentURL.startsWith(PACKAGES)) return undefined;
  const place = prefixes.find(({ prefix }) => specifier.startsWith(prefix));
  return place && { url: place.folder + specifier.slice(place.prefix.length), format };
}

function isPackageForUs(specifier: string, { parentURL, conditions }: ResolveHookContext): boolean {
  return (
    /^[@a-z]/.test(specifier) &&
    parentURL !== undefined &&
    parentURL.startsWith(ROOT) &&
    !parentURL.startsWith(PACKAGES) &&
    conditions.includes('import')
  );
}
