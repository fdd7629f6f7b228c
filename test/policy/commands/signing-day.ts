import { Refused } from '#errors.ts';
import { closeCeremony, publishList } from '#features/ceremonies/closing.ts';
import { createCeremony } from '#features/ceremonies/commands.ts';
import { prepareSignatories } from '#features/ceremonies/signatories.ts';
import { recordEntry } from '#features/desk/commands.ts';
import { setRefusedAside } from '#features/desk/refused.ts';
import { resolveEntry } from '#features/desk/resolution.ts';
import type { Act } from '#features/people/actor.ts';
import { correctSigning } from '#features/signings/correction.ts';
import { endStageLinks, makeStageLink } from '#features/stage/commands.ts';
import { TODAY } from '#test/support/databases.ts';
import { sign } from './records.ts';
import { actOf, CEREMONY, GRANT, PROGRAMME, type CommandCase, type World } from './world.ts';

const entry = {
  grant: GRANT,
  kind: 'called',
  desk: 'desk-example',
  pressedAt: TODAY.toISOString(),
  sentAt: TODAY.toISOString(),
} as const;

const KEY = 'entry-0001';

const link = ({ db }: World, act: Act) => makeStageLink(db, act, CEREMONY);

/** With nothing on its list there is nothing that keeps it open. */
const EMPTY = 'small-hall-example-2026-12-20';
const empty = ({ db }: World, system: Act) => {
  const { id } = createCeremony(db, system, {
    programme: PROGRAMME,
    title: 'Small hall (example)',
    schemes: ['core'],
    countries: ['RS'],
    plannedOn: '2026-12-20',
  });
  db.prepare('update ceremonies set slug = ? where id = ?').run(EMPTY, id);
};

/** What is pressed is kept whoever of the staff presses it; that it waits for a person is a “no”. */
function press({ db }: World, act: Act): void {
  const { outcome } = recordEntry(db, act, CEREMONY, { key: KEY, input: entry }).entry;
  if (outcome !== 'stands') throw new Refused('problem.otherCountry');
}

/** The commands of the day on which grants are signed. */
export const signingDayCases: Record<string, CommandCase> = {
  'desk/recordEntry': { run: press },
  'desk/resolveEntry': {
    // What staff of another country press waits for a person.
    prepare: (world) =>
      recordEntry(world.db, actOf(world, 'staff', 'foreign'), CEREMONY, { key: KEY, input: entry }),
    run: ({ db }, act) =>
      resolveEntry(db, act, CEREMONY, {
        key: KEY,
        input: { resolution: 'set_aside', note: 'Pressed by mistake (example)' },
      }),
  },
  'desk/setRefusedAside': {
    run: ({ db }, act) =>
      setRefusedAside(db, act, CEREMONY, {
        key: KEY,
        grant: GRANT,
        kind: 'called',
        desk: entry.desk,
        pressedAt: entry.pressedAt,
        refused: 'The registry knows no such grant.',
        note: 'Pressed by mistake (example)',
      }),
  },
  'signings/correctSigning': {
    prepare: sign,
    run: ({ db }, act) => correctSigning(db, act, GRANT, { granteeSignatory: 'Mira Drugova (example)' }),
  },
  'ceremonies/prepareSignatories': {
    run: ({ db }, act) =>
      prepareSignatories(db, act, CEREMONY, {
        grants: [{ grant: GRANT, granteeSignatory: 'Mira Primerova (example)' }],
      }),
  },
  'ceremonies/publishList': {
    prepare: empty,
    run: ({ db }, act) => publishList(db, act, EMPTY),
  },
  'ceremonies/closeCeremony': {
    prepare: empty,
    run: ({ db }, act) => closeCeremony(db, act, EMPTY),
  },
  'stage/makeStageLink': { run: link },
  'stage/endStageLinks': { prepare: link, run: ({ db }, act) => endStageLinks(db, act, CEREMONY) },
};
