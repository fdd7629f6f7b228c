import type { Database } from '#database/connection.ts';
import type { SchemeConditions } from '#features/programmes/table.ts';
import { insertProgramme, insertScheme, type SchemeRecord } from '#seeds/foundation.ts';
import type { Roll } from './roll.ts';

export interface InventedScheme {
  id: number;
  kind: string;
  /** How many of a thousand grants are of this scheme. */
  weight: number;
  /** The usual range of amounts, in whole EUR. */
  amount: [least: number, most: number];
  /** The usual range of lengths, in months. */
  months: [least: number, most: number];
}

export interface InventedProgramme {
  id: number;
  code: string;
  /** How many of a hundred grants are given under it. */
  weight: number;
  schemes: InventedScheme[];
  /** The last number that a reference of this programme has. */
  lastReference: number;
}

type SchemeFacts = Pick<InventedScheme, 'kind' | 'weight' | 'amount' | 'months'> & {
  name: string;
  conditions?: SchemeConditions;
};

const regional: SchemeFacts = {
  kind: 'regional',
  name: 'Regional',
  weight: 110,
  amount: [80_000, 300_000],
  months: [12, 36],
  conditions: { consortium: { organisations: 3, countries: 3, orNetwork: true } },
};
const core: SchemeFacts = {
  kind: 'core',
  name: 'Core',
  weight: 270,
  amount: [15_000, 60_000],
  months: [12, 24],
  conditions: { singleOrganisation: true, kinds: ['cso'] },
};
const local: SchemeFacts = {
  kind: 'local',
  name: 'Local initiatives',
  weight: 330,
  amount: [3_000, 12_000],
  months: [4, 12],
  conditions: { amount: { currency: 'EUR', maximum: 1_200_000 }, months: { minimum: 3, maximum: 12 } },
};
/** Its rules are unknown, so that every condition is “cannot tell”. */
const creative: SchemeFacts = {
  kind: 'creative',
  name: 'Creative box',
  weight: 120,
  amount: [2_000, 10_000],
  months: [3, 10],
};
const media: SchemeFacts = {
  kind: 'media',
  name: 'Media',
  weight: 90,
  amount: [5_000, 20_000],
  months: [6, 18],
  conditions: { kinds: ['cso', 'media'] },
};

const programmes = [
  {
    slug: 'bridges-example',
    name: 'Bridges programme (example)',
    shortName: 'Bridges (example)',
    code: 'EXB',
    weight: 80,
    schemes: [regional, core, local, creative, media],
  },
  {
    slug: 'neighbours-example',
    name: 'Neighbours programme (example)',
    shortName: 'Neighbours (example)',
    code: 'EXN',
    weight: 20,
    schemes: [regional, core, local],
  },
];

/** Puts in two invented programmes with funder, implementers and the rules of their schemes. */
export function generateProgrammes(db: Database, roll: Roll): InventedProgramme[] {
  const donors = roll.ofKind('donor');
  return programmes.map(({ weight, schemes, ...record }, place) => {
    const id = insertProgramme(db, { ...record, agreementOn: '2016-12-06' });
    db.prepare('update programmes set funder_id = ? where id = ?').run(donors[place]?.id ?? null, id);
    if (place === 0) insertImplementers(db, id, roll);
    return {
      id,
      code: record.code,
      weight,
      lastReference: 0,
      schemes: schemes.map((scheme) => ({
        ...scheme,
        id: insertScheme(db, schemeRecord(record.slug, scheme)),
      })),
    };
  });
}

function schemeRecord(programme: string, { kind, name, conditions }: SchemeFacts): SchemeRecord {
  return {
    programme,
    slug: `${programme.replace('-example', '')}-${kind}`,
    name: `${name} (example)`,
    kind,
    conditions,
  };
}

/** Each looks after two countries, as implementers do (DOMAIN.md, “Programme practice”). */
function insertImplementers(db: Database, programmeId: number, roll: Roll): void {
  const areas = [
    ['BA', 'ME'],
    ['AL', 'XK'],
    ['MK', 'RS'],
  ];
  roll
    .ofKind('implementer')
    .slice(0, areas.length)
    .forEach(({ id }, place) => {
      db.prepare(
        'insert into programme_implementers (programme_id, organisation_id, is_lead, countries) values (?, ?, ?, ?)',
      ).run(programmeId, id, place === 0 ? 1 : 0, JSON.stringify(areas[place]));
    });
}
