import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  /** Size of the generated registry. */
  organisations: number;
  grants: number;
  coalitions: number;
  seed: number;
  /** Seconds that each address is asked. */
  seconds: number;
  connections: number;
  /** How often each address is asked in turn with its limits. */
  rounds: number;
  /** Which registries to measure: the seeded one, the generated one. */
  sizes: ('seeded' | 'generated')[];
  /** Where the generated registry is kept, for the next run with the same numbers. */
  keep: string;
  /** Only cases whose name contains this. */
  only: string | undefined;
  /** A folder for CPU profiles of the real server. */
  profile: string | undefined;
}

export const HELP = `Usage: npm run bench -- [options]

  --quick               about two minutes: a second each, 5,000 organisations and 15,000 grants
  --organisations N     of the generated registry (100000)
  --grants N            (300000)
  --coalitions N        (2000)
  --seed S              (7)
  --seconds N           that each address is asked (8)
  --connections N       at the same time (10)
  --rounds N            of application and limits in turn (1)
  --size NAME           seeded or generated; both where absent
  --keep FOLDER         where the generated registry is kept for the next run
  --only TEXT           only cases whose name contains it; signing and imports are measured under these names
  --profile FOLDER      leave CPU profiles of the server there
`;

const TEXTS = ['size', 'keep', 'only', 'profile'] as const;
const FULL = {
  organisations: 100_000,
  grants: 300_000,
  coalitions: 2_000,
  seed: 7,
  seconds: 8,
  connections: 10,
  rounds: 1,
};
const QUICK = { ...FULL, organisations: 5_000, grants: 15_000, coalitions: 100, seconds: 1 };

/** Reads the options; undefined where help is asked for. */
export function readOptions(args: string[]): Options | undefined {
  const { values: parsed } = parseArgs({
    args,
    options: {
      help: { type: 'boolean' },
      quick: { type: 'boolean' },
      ...Object.fromEntries(
        [...Object.keys(FULL), ...TEXTS].map((name) => [name, { type: 'string' as const }]),
      ),
    },
  });
  const values: Record<string, string | boolean | undefined> = parsed;
  if (values['help']) return undefined;
  const text = (name: (typeof TEXTS)[number]) => values[name] as string | undefined;
  const preset = values['quick'] ? QUICK : FULL;
  const numbers = Object.fromEntries(
    Object.entries(preset).map(([name, preset_]) => [
      name,
      values[name] === undefined ? preset_ : whole(name, String(values[name])),
    ]),
  ) as unknown as typeof FULL;
  const size = text('size');
  if (size !== undefined && size !== 'seeded' && size !== 'generated')
    throw new Error('--size is seeded or generated');
  return {
    ...numbers,
    sizes: size === undefined ? ['seeded', 'generated'] : [size],
    keep: text('keep') ?? join(tmpdir(), 'registry-bench'),
    only: text('only'),
    profile: text('profile'),
  };
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} takes a whole number from 1, not “${text}”`);
  return number;
}
