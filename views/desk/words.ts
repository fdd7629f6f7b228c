import type { MessageKey } from '#language/translate.ts';
import { countedWords, scriptWords } from '../components/script-words.ts';
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
  'problem.signedTime',
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

/** Every word that the desk's script says, as JSON. */
export function deskWords(ui: Ui): string {
  return JSON.stringify({
    ...scriptWords(ui, plain),
    ...countedWords(ui, counted),
    ...Object.fromEntries(kinds.map((kind) => [`kind.${kind}`, ui.t(`ceremony.entry.${kind}`)])),
  });
}
