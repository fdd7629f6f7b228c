import { Refused } from '#errors.ts';
import { recordEntry } from '#features/desk/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { endStageLinks, makeStageLink } from '#features/stage/commands.ts';
import { TODAY } from '#test/support/databases.ts';
import { CEREMONY, GRANT, type CommandCase, type World } from './world.ts';

const entry = {
  grant: GRANT,
  kind: 'called',
  desk: 'desk-example',
  pressedAt: TODAY.toISOString(),
  sentAt: TODAY.toISOString(),
} as const;

const link = ({ db }: World, act: Act) => makeStageLink(db, act, CEREMONY);

/** What is pressed is kept whoever of the staff presses it; that it waits for a person is a “no”. */
function press({ db }: World, act: Act): void {
  const { outcome } = recordEntry(db, act, CEREMONY, { key: 'entry-0001', input: entry }).entry;
  if (outcome !== 'stands') throw new Refused('problem.otherCountry');
}

/** The commands of the day on which grants are signed. */
export const signingDayCases: Record<string, CommandCase> = {
  'desk/recordEntry': { run: press },
  'stage/makeStageLink': { run: link },
  'stage/endStageLinks': { prepare: link, run: ({ db }, act) => endStageLinks(db, act, CEREMONY) },
};
