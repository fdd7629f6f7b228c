import type { MessageKey } from '#language/translate.ts';
import type { Ui } from '../ui.ts';

const plain = [
  'desk.place',
  'desk.nobody',
  'desk.signNote',
  'desk.signWaits',
  'desk.nextGrant',
  'desk.end',
  'desk.leave',
  'desk.undo',
  'desk.undoNothing',
  'desk.change',
  'desk.keep',
  'desk.of',
  'desk.keptState',
  'desk.ruleFails',
  'desk.ruleUntold',
  'desk.allSent',
  'desk.alone',
  'desk.sending',
  'desk.noNetwork',
  'desk.noNetworkEmpty',
  'desk.otherDesk',
  'desk.oldest',
  'desk.signInToSend',
  'desk.otherPlace',
  'desk.persisted',
  'desk.notPersisted',
  'desk.noWorker',
  'desk.noStore',
  'desk.ready',
  'desk.readDone',
  'desk.readNot',
  'desk.asideDone',
  'desk.asideUnanswered',
  'problem.setAsideReason',
  'problem.granteeSignatory',
  'problem.programmeSignatory',
  'general.notPublished',
  'stage.signedAt',
  'stage.remoteAt',
] as const satisfies MessageKey[];

const counted = [
  'desk.kept',
  'desk.unknown',
  'desk.notSent',
  'desk.twoDesks',
  'desk.openEntries',
  'desk.refused',
] as const satisfies MessageKey[];

const kinds = [
  'called',
  'present',
  'signed',
  'signed_remotely',
  'absent',
  'postponed',
  'undone',
  'corrected',
] as const;

/** How many of each counted sentence the script has; beyond that it says the last. */
const MOST = 60;

/** Every word that the desk's script says, with its holes left open as JSON: it holds no words of its own. */
export function deskWords({ t }: Ui): string {
  const hole = (name: string) => `{${name}}`;
  const holes = Object.fromEntries(
    ['position', 'count', 'what', 'time', 'list', 'note'].map((name) => [name, hole(name)]),
  );
  return JSON.stringify({
    ...Object.fromEntries(plain.map((key) => [key, t(key, holes)])),
    ...Object.fromEntries(
      counted.map((key) => [key, Array.from({ length: MOST + 1 }, (_, count) => t(key, { count }))]),
    ),
    ...Object.fromEntries(kinds.map((kind) => [`kind.${kind}`, t(`ceremony.entry.${kind}`)])),
  });
}
