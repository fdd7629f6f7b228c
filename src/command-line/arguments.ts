import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Config } from '#config.ts';
import { openDatabases } from '#database/files.ts';
import type { Databases } from '#plugins/databases.ts';

/** The command was not understood: which part, in words. */
export class Misused extends Error {
  override name = 'Misused';
}

export type Command = (args: string[], config: Config) => Promise<void> | void;

/** Options and positionals of a command. Throws Misused where one is not known. */
export function parse<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message : String(error));
  }
}

/** The one positional of a command that takes nothing else. Throws Misused with its usage. */
export function onePositional(args: string[], usage: string): string {
  const { positionals } = parse(args, {});
  const [only] = positionals;
  if (only === undefined || positionals.length !== 1) throw new Misused(usage);
  return only;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Opens the databases for one command, and closes them when it is done. */
export async function withDatabases(
  config: Config,
  act: (databases: Databases) => void | Promise<void>,
): Promise<void> {
  const databases = openDatabases(config.DATA_DIR);
  try {
    await act(databases);
  } finally {
    databases.registry.close();
    databases.practice.close();
  }
}

/** What stands on standard input, without the line's end: a password is typed there, not among the arguments. */
export async function fromStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}
