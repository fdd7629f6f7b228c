import { isSigned } from './model.js';
import * as screen from './screen.js';

const byId = (id) => document.getElementById(id);
const LETTERS = { c: 'called', i: 'present', a: 'absent', r: 'signed_remotely', p: 'postponed', u: 'undone' };

/**
 * Keys, buttons and links of the desk.
 * @param {{ press: (kind: string) => Promise<void>, open: (grant: any) => void, neighbour: (step: number) => any,
 *   up: () => any, grants: () => any[], draw: () => void, isFresh: () => boolean }} desk
 *   `isFresh` says that what is on the screen has changed so lately that a press was meant for what stood before.
 */
export function listen(desk) {
  document.addEventListener('keydown', (event) => onKey(event, desk));
  document.addEventListener('submit', (event) => onSubmit(event, desk), true);
  document.addEventListener('click', (event) => onClick(event, desk));
}

function onKey(event, desk) {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isTyping = event.target.matches?.('input, textarea, select');
  const isOnControl = event.target.closest?.('a, button, summary, label');
  if (event.key === 'Escape' && isTyping) return event.target.blur();
  if (event.key === 'Enter') {
    if (isOnControl || event.target.closest?.('.desk-panel, .aside-form')) return;
    event.preventDefault();
    return enter(desk);
  }
  if (isTyping) return;
  const key = event.key.toLowerCase();
  if (key === 'n') desk.open(desk.neighbour(1));
  else if (key === 'b') desk.open(desk.neighbour(-1));
  else if (key === 'e') change(desk);
  else if (event.key === '?') byId('all-keys').open = !byId('all-keys').open;
  else if (LETTERS[key]) void desk.press(LETTERS[key]);
  else return;
  event.preventDefault();
}

/** The main key: logs the signing; once that is done, next. In a field of a signed one it saves the correction. */
function enter(desk) {
  const grant = desk.up();
  if (!grant || desk.isFresh()) return;
  if (!isSigned(grant)) void desk.press('signed');
  else if (screen.isChanging()) void desk.press('corrected');
  else desk.open(desk.neighbour(1));
}

function change(desk) {
  screen.setChanging(!screen.isChanging());
  if (screen.isChanging()) byId('granteeSignatory').focus();
  desk.draw();
}

function onSubmit(event, desk) {
  // Other forms of the page, such as the one that leaves practice, go their own way.
  if (event.target.id !== 'desk-form') return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const kind = event.submitter?.value;
  if (kind && !desk.isFresh()) void desk.press(kind);
}

function onClick(event, desk) {
  const link = event.target.closest?.('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const own = link.dataset.grant && desk.grants().find((grant) => grant.reference === link.dataset.grant);
  const next = desk.neighbour({ 'move-next': 1, 'next-grant': 1, 'move-back': -1 }[link.id] ?? Number.NaN);
  if (own) {
    desk.open(own);
    // Enter, pressed after a click on the list, is meant for the grant that is up.
    if (event.detail > 0) link.blur();
  } else if (link.id === 'next-grant') {
    // At the end of the list it leads to the ceremony.
    if (!next && !desk.isFresh()) return;
    if (!desk.isFresh()) desk.open(next);
  } else if (link.id === 'move-next' || link.id === 'move-back') desk.open(next);
  else if (link.classList.contains('desk-change')) {
    change(desk);
    if (screen.isChanging()) link.closest('.desk-cell').querySelector('input').focus();
  } else return;
  event.preventDefault();
}
