// A channel between windows of this origin takes no target: the rule is about windows.
/* oxlint-disable unicorn/require-post-message-target-origin */
import { formatDate, formatHour } from '../../modules/language/format.ts';
import { readPartialDate } from '../../modules/language/partial-date.ts';
import { keepPage } from '../desk/on-device.js';
import { sender } from '../desk/send.js';
import { keepPresser, keptPresser } from '../desk/store.js';
import { say, sayCount } from '../desk/words.js';
import { forget, keep, kept, lineOf, NAME, update } from './queue.js';

const byId = (id) => document.getElementById(id);
const root = byId('session-lines');
const { api, language, page, worker } = root.dataset;
const isPractice = root.dataset.practice === 'yes';
const form = byId('line-form');
/** How often the page asks what others typed meanwhile (milliseconds). */
const OFTEN = 10_000;
const state = { isReached: true, isSignedOut: false, lastReached: Date.now(), hasSent: false };
const tabs = new BroadcastChannel(NAME);

const isHere = (entry) => entry.api === api && entry.isPractice === isPractice;

/** Shows what is kept on this device under the lines that stand, and how the connection is. */
async function draw() {
  const all = await kept();
  const here = all.filter(isHere);
  // After signing out what was said stays hidden, also from whoever signs in and is no staff.
  const shown = (await keptPresser()) ? here : [];
  const rows = await Promise.all(shown.map(async (entry) => rowOf(entry, await lineOf(entry))));
  byId('kept-lines').replaceChildren(...rows);
  byId('kept-lines').hidden = rows.length === 0;
  const waiting = here.filter(({ refused }) => !refused);
  const refused = here.length - waiting.length;
  const time = formatHour(new Date(state.lastReached).toISOString(), language);
  const said = [
    waiting.length > 0 ? sayCount('desk.kept', waiting.length) : state.hasSent ? say('lines.allSent') : '',
    waiting.length > 0 ? connection(time) : '',
    refused > 0 ? sayCount('lines.refused', refused) : '',
    all.some((entry) => !isHere(entry) && !entry.refused) ? say('lines.elsewhere') : '',
  ];
  const words = said.filter(Boolean).join(' ');
  if (byId('lines-state').textContent !== words) byId('lines-state').textContent = words;
  byId('lines-sign-in').hidden = !state.isSignedOut;
  byId('lines-try').hidden = waiting.length === 0 || state.isSignedOut;
}

function connection(time) {
  if (state.isSignedOut) return say('desk.signInToSend');
  return state.isReached ? say('desk.sending') : say('desk.noNetwork', { time });
}

function rowOf(entry, line) {
  const row = byId('kept-line').content.firstElementChild.cloneNode(true);
  const part = (name) => row.querySelector(`[data-part=${name}]`);
  part('kind').textContent = say(`line.kind.${line.kind}`);
  part('text').textContent = line.text;
  part('owner').textContent = line.owner;
  part('due').textContent = line.dueOn
    ? say('lines.due', { date: formatDate(line.dueOn, language, 'short') })
    : '';
  part('state').textContent = entry.refused ?? say(entry.sentAt ? 'lines.unknown' : 'lines.kept');
  const button = row.querySelector('button');
  // A line that was sent may stand already: only one that was refused can be changed.
  button.hidden = !entry.refused;
  button.addEventListener('click', () => void putBack(entry, line));
  return row;
}

/** A line that was refused is typed on; it leaves the device only once it stands in the form. */
async function putBack(entry, line) {
  for (const name of ['text', 'owner', 'dueOn']) byId(name).value = line[name];
  for (const choice of form.elements.kind) choice.checked = choice.value === line.kind;
  byId('text').focus();
  await forget(entry.key);
  await draw();
}

/** Keeps the line on this device, readies the form for the next, then sends. */
async function type() {
  const line = Object.fromEntries(new FormData(form));
  const text = line.text.trim();
  const dueOn = line.dueOn.trim();
  const date = dueOn && readPartialDate(dueOn);
  const isNothing = mark('text', text === '' && 'problem.lineText');
  const isNoDate = mark('dueOn', date === undefined && 'problem.dateUnreadable');
  if (isNothing || isNoDate) {
    byId(isNothing ? 'text' : 'dueOn').focus();
    return;
  }
  byId('text').value = '';
  byId('text').focus();
  const typedBy = await keptPresser();
  await keep({ api, isPractice, typedBy }, { kind: line.kind, text, owner: line.owner.trim(), dueOn: date });
  await draw();
  tabs.postMessage('typed');
  sending.kick();
}

/** Says beside a field what is wrong with it, as the registry would; answers whether there is something. */
function mark(id, wrong) {
  const field = byId(id);
  const box = field.closest('.field');
  box.toggleAttribute('data-invalid', Boolean(wrong));
  byId(`${id}-error`)?.remove();
  for (const attribute of ['aria-invalid', 'aria-describedby']) field.removeAttribute(attribute);
  if (!wrong) return false;
  const words = byId('wrong-field').content.firstElementChild.cloneNode(true);
  words.id = `${id}-error`;
  words.querySelector('span').textContent = say(wrong);
  box.append(words);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', words.id);
  return true;
}

/** What others typed meanwhile, and what was sent from here; only what differs is drawn. */
async function refresh() {
  const answer = await fetch(page, {
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(8000),
  }).catch(() => undefined);
  if (answer?.headers.get('registry-page') !== 'lines') return;
  const found = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const line of found.querySelectorAll('#lines > li')) {
    const known = byId(line.id);
    if (!known) byId('lines').append(line);
    else if (known.outerHTML !== line.outerHTML) known.replaceWith(line);
  }
}

const sending = sender({
  name: NAME,
  queue: {
    waiting: async () => (await kept()).filter((entry) => entry.isPractice === isPractice && !entry.refused),
    letter: async (entry) => ({ url: entry.api, body: bodyOf(await lineOf(entry), entry.typedBy) }),
    update,
    forget,
  },
  changed: ({ isReached, isSignedOut }) => {
    Object.assign(state, { isReached, isSignedOut: isSignedOut ?? state.isSignedOut });
    if (isReached) state.lastReached = Date.now();
    if (isReached && !isSignedOut) {
      state.hasSent = true;
      void refresh();
    }
    void draw();
    tabs.postMessage('sent');
  },
});

function bodyOf({ kind, text, owner, dueOn }, typedBy) {
  const others = Object.entries({ owner, dueOn, typedBy }).filter(([, value]) => value);
  return { kind, text, isPractice, ...Object.fromEntries(others) };
}

function start() {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // The button is not held until an answer comes: the next line may be typed at once.
    event.stopPropagation();
    void type();
  });
  byId('lines-try').addEventListener('click', () => sending.kick());
  tabs.addEventListener('message', ({ data }) => {
    void draw();
    if (data === 'sent') void refresh();
  });
  setInterval(() => {
    if (document.visibilityState === 'visible') void refresh();
  }, OFTEN);
  if (root.dataset.typist) void keepPresser(root.dataset.typist);
  void draw();
  void refresh();
  sending.kick();
  root.dataset.started = 'yes';
  void navigator.storage?.persist?.().catch(() => undefined);
  void keepPage(worker, page)
    .then((isKept) => isKept && (root.dataset.ready = 'yes'))
    .catch(() => undefined);
}

// Without https a browser gives no locks and no keys: then each line is a page of its own.
if (globalThis.navigator.locks && globalThis.crypto?.subtle) start();
