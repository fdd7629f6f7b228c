import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Config } from '#config.ts';
import { openDatabases } from '#database/files.ts';
import type { Databases } from '#plugins/databases.ts';

/** The command was not understood: which part, in words. */
export class Misused extends Error {
  override name = 'Misused';
}

export type Command = (args: string[], config: Config) => Promise<void> | void;

export function withDatabases(config: Config, act: (databases: Databases) => void): void {
  const databases = openDatabases(config.DATA_DIR);
  try {
    act(databases);
  } finally {
    databases.registry.close();
    databases.practice.close();
  }
}

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

export function positionals(args: string[], count: 1, usage: string): [string] {
  const { positionals: given } = parse(args, {});
  if (given.length !== count) throw new Misused(usage);
  return given as [string];
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
