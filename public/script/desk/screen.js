import { mayPress } from '../../modules/features/desk/rules.ts';
import { countryName } from '../../modules/language/countries.ts';
import { formatHour, formatMoney } from '../../modules/language/format.ts';
import { isSigned, sumsOf, whyWaiting } from './model.js';
import { say, sayCount } from './words.js';

const byId = (id) => document.getElementById(id);
const desk = byId('desk');
const { language } = desk.dataset;
const NAMES = ['granteeSignatory', 'programmeSignatory'];

/** Writes only what differs, so that nothing moves and no reader is told twice. */
function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** A name without the word that marks it as invented, and that word. */
function parts(name) {
  const [, text = name, example = ''] = /^(.*?)\s*(\(example[^()]*\))$/s.exec(name) ?? [];
  return { text, example };
}

export const hour = (instant) => formatHour(instant, language);

/** What stands in the fields, or in their place the names as they were typed before. */
export function typedNames() {
  return Object.fromEntries([...NAMES, 'seenReason'].map((id) => [id, byId(id).value.trim()]));
}

/** The fields follow the grant that is up; what somebody is typing stays. */
export function openFields(grant) {
  for (const id of [...NAMES, 'seenReason']) byId(id).value = grant[id];
  setChanging(!(grant.granteeSignatory && grant.programmeSignatory));
  for (const id of [...NAMES, 'signedTime']) markMissing(id, false);
}

export function isChanging() {
  return byId('desk-form').hasAttribute('data-changing');
}

export function setChanging(isOn) {
  byId('desk-form').toggleAttribute('data-changing', isOn);
  for (const link of desk.querySelectorAll('.desk-change'))
    write(link.firstChild, say(isOn ? 'desk.keep' : 'desk.change'));
}

export function markMissing(id, isMissing) {
  const cell = byId(id).closest('.desk-cell');
  cell.toggleAttribute('data-invalid', isMissing);
  byId(id).toggleAttribute('aria-invalid', isMissing);
  let said = byId(`${id}-error`);
  if (isMissing && !said) {
    said = Object.assign(document.createElement('p'), { className: 'desk-error', id: `${id}-error` });
    cell.append(said);
  }
  if (said) write(said, isMissing ? say(`problem.${id}`) : '');
}

/** Whether both names are there; what is missing is asked for. */
export function hasNames(names) {
  const missing = NAMES.filter((id) => !names[id]);
  for (const id of NAMES) markMissing(id, missing.includes(id));
  if (missing.length === 0) return true;
  setChanging(true);
  byId(missing[0]).focus();
  return false;
}

/** The grant that is up, large, with its buttons. */
export function showUp(data, grants, up) {
  const { text, example } = parts(up.name);
  write(byId('up-place'), say('desk.place', { position: up.position, count: grants.length }));
  write(byId('up-reference'), up.reference);
  write(byId('up-country'), up.country ? countryName(up.country, language) : '');
  write(byId('up-scheme'), up.schemeName ?? '');
  showName(byId('up-name'), text, example, up.language);
  write(byId('up-latin'), up.latin ? parts(up.latin).text : '');
  const amount =
    up.amountMinor === null
      ? say('general.notPublished')
      : formatMoney(up.amountMinor, up.currency, language);
  write(byId('up-amount'), amount);
  write(byId('up-title'), up.title ?? '');
  byId('grant').value = up.reference;
  for (const id of NAMES) write(byId(`value-${id}`), byId(id).value || say('desk.nobody'));
  const waits = whyWaiting(data, up, typedNames()).filter((reason) => reason !== 'names');
  showRules(up, waits);
  showButtons(grants, up, waits);
}

function showName(element, text, example, lang) {
  const name = element.querySelector('.name');
  write(name, text);
  if (lang) name.lang = lang;
  else name.removeAttribute('lang');
  const mark = element.querySelector('.example-mark');
  if (mark) write(mark, example);
}

function showRules(up, waits) {
  const all = [...up.rules.ceremony.filter(({ outcome }) => outcome === 'fail'), ...up.rules.scheme];
  const against = all.filter(({ outcome }) => outcome !== 'pass');
  const isFailing = against.some(({ outcome }) => outcome === 'fail');
  byId('up-rules').hidden =
    isSigned(up) || against.length === 0 || (waits.length === 0 && !up.seenReason && isFailing);
  byId('rules-seen').hidden = isFailing;
  write(byId('rules-lead'), say(isFailing ? 'desk.ruleFails' : 'desk.ruleUntold'));
  const list = byId('rules-list');
  const texts = against.map(({ text }) => text);
  if (list.dataset.said === texts.join('|')) return;
  list.dataset.said = texts.join('|');
  list.replaceChildren(
    ...texts.map((text) => Object.assign(document.createElement('li'), { textContent: text })),
  );
}

function showButtons(grants, up, waits) {
  const { standing } = up;
  for (const kind of ['called', 'present', 'absent', 'signed_remotely', 'postponed']) {
    byId(`press-${kind}`).disabled = !mayPress(kind, standing);
  }
  for (const [kind, at] of [
    ['called', standing.calledAt],
    ['present', standing.presentAt],
  ]) {
    const button = byId(`press-${kind}`);
    button.toggleAttribute('data-done', at !== null);
    write(button.querySelector('time'), at === null ? '' : hour(at));
  }
  const signed = isSigned(up);
  byId('press-signed').hidden = signed;
  byId('next-grant').hidden = !signed;
  byId('press-corrected').hidden = !signed;
  // What is not signed yet is signed when the button is pressed.
  byId('signedTime').disabled = !signed;
  write(byId('sign-note'), say(waits.length > 0 ? 'desk.signWaits' : 'desk.signNote'));
  const next = grants.find(({ position }) => position > up.position);
  write(byId('next-word'), say(next ? 'desk.nextGrant' : 'desk.end'));
  write(byId('next-name'), next ? parts(next.name).text : say('desk.leave'));
  const { last } = standing;
  byId('press-undone').disabled = last === null;
  write(
    byId('undo-word'),
    last ? say('desk.undo', { what: say(`kind.${last.kind}`) }) : say('desk.undoNothing'),
  );
}

/** The list at the side, each with its state, and what is signed so far. */
export function showList(grants, up) {
  for (const grant of grants) {
    const link = desk.querySelector(`[data-grant="${CSS.escape(grant.reference)}"]`);
    if (!link) continue;
    if (grant.reference === up.reference) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
    showState(link.querySelector('.desk-state'), grant);
  }
  const signed = grants.filter(isSigned);
  write(byId('total-signed'), String(signed.length));
  write(byId('total-count'), say('desk.of', { count: grants.length }));
  const sums = sumsOf(grants).map(([currency, minor]) => formatMoney(minor, currency, language));
  const place = byId('total-sums');
  if (place.dataset.said !== sums.join('|')) {
    place.dataset.said = sums.join('|');
    place.replaceChildren(
      ...sums.map((text) =>
        Object.assign(document.createElement('span'), { className: 'money', textContent: text }),
      ),
    );
  }
  const unsent = signed.filter(({ standing }) => standing.isKept).length;
  byId('total-unsent').hidden = unsent === 0;
  write(byId('total-unsent'), unsent === 0 ? '' : sayCount('desk.notSent', unsent));
}

function showState(place, grant) {
  const { step, at, isKept } = grant.standing;
  const kind = isKept && isSigned(grant) ? 'kept' : step;
  const label = isSigned(grant) && at ? (isKept ? say('desk.keptState', { time: hour(at) }) : hour(at)) : '';
  const said = `${kind} ${label} ${isKept}`;
  if (place.dataset.said === said) return;
  place.dataset.said = said;
  place.replaceChildren();
  if (step === 'listed') return;
  const template = document.querySelector(`[data-state-template="${kind}"]`);
  const state = template.content.firstElementChild.cloneNode(true);
  if (label) state.querySelector('.state-word').textContent = label;
  place.append(state);
}

/** Puts the row of the grant that is up into view, within the list alone. */
export function revealUp() {
  const list = byId('desk-list');
  const row = list.querySelector('[aria-current]');
  if (!row || list.scrollHeight <= list.clientHeight) return;
  const top = row.offsetTop - list.offsetTop;
  list.scrollTo({ top: Math.max(0, top - list.clientHeight / 2 + row.offsetHeight / 2) });
}

/**
 * The line at the foot.
 * @param {{ queue: any[], isReached: boolean, isSignedOut: boolean, lastReached: number, desks: number, open: number,
 *   elsewhere: number, refused: string }} now
 */
export function showLine(now) {
  const count = now.queue.length;
  const unknown = now.queue.filter(({ sentAt }) => sentAt).length;
  const isTroubled = count > 0 || !now.isReached || now.isSignedOut;
  byId('desk-line').toggleAttribute('data-kept', isTroubled);
  byId('connection-good').toggleAttribute('hidden', isTroubled);
  byId('connection-kept').toggleAttribute('hidden', !isTroubled);
  byId('try-now').hidden = count === 0 || now.isSignedOut;
  byId('sign-in').hidden = !now.isSignedOut;
  const since = { time: hour(new Date(now.lastReached).toISOString()) };
  const oldest = count > 0 ? say('desk.oldest', { time: hour(now.queue[0].entry.pressedAt) }) : '';
  write(
    byId('connection-what'),
    count > 0 ? sayCount('desk.kept', count) : now.isReached ? say('desk.allSent') : '',
  );
  const more = [
    now.isReached && unknown > 0 ? '' : unknown > 0 ? sayCount('desk.unknown', unknown) : '',
    now.isSignedOut
      ? say('desk.signInToSend')
      : now.isReached
        ? count > 0
          ? say('desk.sending')
          : now.desks > 1
            ? sayCount('desk.twoDesks', now.desks)
            : say('desk.alone')
        : say(count > 0 ? 'desk.noNetwork' : 'desk.noNetworkEmpty', since),
    now.isReached ? '' : say('desk.otherDesk'),
    count > 1 && !now.isReached ? oldest : '',
    now.elsewhere > 0 ? say('desk.otherPlace') : '',
    now.refused,
  ];
  write(byId('connection-more'), more.filter(Boolean).join(' '));
  byId('desk-open').hidden = now.open === 0;
  if (now.open > 0) write(byId('open-entries'), sayCount('desk.openEntries', now.open));
}
