// A channel between windows of this origin takes no target: the rule is about windows.
/* oxlint-disable unicorn/require-post-message-target-origin */
import { isSigningKind, mayPress } from '../../modules/features/desk/rules.ts';
import { learnAside, showAside, startAside } from './aside.js';
import { askToPersist, startFiles, startWorker } from './device.js';
import { startClock, typedTime } from './clock.js';
import { listen } from './controls.js';
import { isSigned, overlay } from './model.js';
import * as screen from './screen.js';
import { isOfRegistry, sender } from './send.js';
import { tellStage } from './stage.js';
import { say } from './words.js';
import { deskName, keep, keepDesk, keepPresser, kept, keptDesk, keptPresser } from './store.js';
import { namesOf, queueOf, signingKey } from './store.js';

const byId = (id) => document.getElementById(id);
const root = byId('desk');
const { slug, api, entries: entriesPath, changes: changesPath, page: pagePath, signIn } = root.dataset;
const isPractice = root.dataset.practice === 'yes';
/** A second press so soon after what is on the screen changed was meant for what stood there before. */
const SAME_PRESS = 350;

let data = root.dataset.desk ? JSON.parse(root.dataset.desk) : undefined;
let queue = [];
let grants = [];
let reference = new URLSearchParams(location.search).get('grant') ?? byId('grant')?.value ?? '';
let fieldsOf = '';
let wasSigned = { reference: '', is: false };
/** @type {ReturnType<typeof setTimeout> | undefined} */
let freshness;
const state = { isReached: true, isSignedOut: false, lastReached: Date.now(), desks: 1 };
const again = { wait: 1000, timer: undefined };
const tabs = new BroadcastChannel('signing-desk');
// Without https a browser gives no locks, no keys and no worker: then each press is a page of its own.
const desk = globalThis.navigator.locks && globalThis.crypto?.subtle ? await deskName() : undefined;

/** What is on the screen has changed just now: presses meant for what stood before are not taken for a moment. */
function renew() {
  root.dataset.fresh = 'yes';
  clearTimeout(freshness);
  freshness = setTimeout(() => delete root.dataset.fresh, SAME_PRESS);
}

const up = () => grants.find((grant) => grant.reference === reference) ?? grants[0];

/** Draws everything anew from what the registry said last and what is kept here. */
async function draw() {
  queue = await kept();
  grants = data ? overlay(data, queue) : [];
  const grant = up();
  if (!grant) return drawLine('');
  reference = grant.reference;
  // Enter signs what is not signed and goes on from what is. Another tab or desk may have signed it a moment ago:
  // a press on its way was meant for what stood here before.
  if (wasSigned.reference === reference && wasSigned.is !== isSigned(grant)) renew();
  wasSigned = { reference, is: isSigned(grant) };
  if (fieldsOf !== reference) {
    fieldsOf = reference;
    screen.openFields(grant);
    void signingKey(slug, reference, usedKeys(grant));
  }
  screen.showUp(data, grants, grant);
  screen.showList(grants, grant);
  drawLine(showAside(data, grant, queue));
  tellStage(slug, grants, grant);
}

/** The line at the foot, which also a desk has of which this device knows nothing, as after signing out. */
function drawLine(refused) {
  const here = queue.filter((entry) => entry.isPractice === isPractice && !entry.refused);
  const elsewhere = queue.filter((entry) => entry.isPractice !== isPractice).length;
  screen.showLine({ ...state, queue: here, open: data?.open ?? 0, elsewhere, refused });
}

/** Keys that belong to attempts that are over: undone, or kept as an entry that did not make the signing. */
function usedKeys(grant) {
  return isSigned(grant) ? [] : grant.entries.map(({ key }) => key);
}

function open(next) {
  if (!next || next.reference === reference) return;
  reference = next.reference;
  renew();
  history.replaceState(null, '', `${pagePath}?grant=${encodeURIComponent(reference)}`);
  void draw().then(screen.revealUp);
}

const neighbour = (step) => grants.find(({ position }) => position === up().position + step);

/** Keeps a press on this device, then sends it. */
async function press(kind) {
  if (!data) return byId('sign-in').focus();
  const grant = up();
  if (!grant || !mayPress(kind, grant.standing)) return;
  const pressedAt = new Date().toISOString();
  const names = screen.typedNames();
  if (isSigningKind(kind) && !screen.hasNames(names)) return;
  const time = kind === 'corrected' ? typedTime(grant) : {};
  if (!time) return;
  const isAbout = kind === 'undone' || kind === 'corrected';
  const signed = grant.entries.findLast((entry) => isSigningKind(entry.kind) && entry.outcome !== 'waiting');
  const corrects = kind === 'undone' ? grant.standing.last?.key : signed?.key;
  const entry = {
    grant: grant.reference,
    kind,
    pressedAt,
    ...(isAbout && corrects ? { corrects } : {}),
    ...time,
  };
  const pressedBy = await keptPresser();
  if (pressedBy) entry.pressedBy = pressedBy;
  const key = isSigningKind(kind)
    ? await signingKey(slug, grant.reference, usedKeys(grant))
    : crypto.randomUUID();
  const withNames = isSigningKind(kind) || kind === 'corrected' ? names : {};
  await keep(
    { key, slug, isPractice, entry },
    Object.fromEntries(Object.entries(withNames).filter(([, name]) => name)),
  );
  if (document.activeElement?.matches('input')) document.activeElement.blur();
  renew();
  // The fields close when the line says that an entry is kept, and never beside “All entries are sent.”
  await draw();
  if (kind === 'corrected' || isSigningKind(kind)) screen.setChanging(false);
  tabs.postMessage('pressed');
  sending.kick();
}

/** Asks the registry how things are; what answers otherwise than we do is not the registry. */
async function refresh() {
  try {
    const answer = await fetch(api, {
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(8000),
    });
    const isOurs = isOfRegistry(answer);
    if ([401, 403].includes(answer.status) && isOurs) return reached(true);
    if (answer.status !== 200 || !isOurs) return lost();
    const found = await answer.json();
    if (found.slug !== slug) return lost();
    data = found;
    await learnAside(queue, found.refused ?? []);
    reached(false);
    void keepDesk(slug, found).catch(() => undefined);
  } catch {
    lost();
  }
}

function reached(isSignedOut) {
  Object.assign(state, { isReached: true, isSignedOut, lastReached: Date.now() });
  clearTimeout(again.timer);
  again.wait = 1000;
  void draw();
}

/** Until the registry answers it is asked again, ever less often: else a tab with nothing to send would stay behind. */
function lost() {
  state.isReached = false;
  void draw();
  clearTimeout(again.timer);
  again.timer = setTimeout(() => void refresh(), again.wait);
  again.wait = Math.min(again.wait * 2, 30_000);
}

const sending = sender({
  name: 'desk',
  queue: queueOf(isPractice, async (entry, sentAt) => ({
    url: entriesPath.replace(encodeURIComponent(slug), encodeURIComponent(entry.slug)),
    body: { ...entry.entry, ...(await namesOf(entry)), desk, isPractice, sentAt },
  })),
  changed: ({ isReached, isSignedOut }) => {
    Object.assign(state, { isReached, isSignedOut: isSignedOut ?? state.isSignedOut });
    if (isReached) {
      state.lastReached = Date.now();
      if (!isSignedOut) void refresh();
    }
    void draw();
    tabs.postMessage('sent');
  },
});

/** Follows the registry: each change is asked for, and a line that comes back sends what is kept. */
function follow() {
  const stream = new EventSource(`${changesPath}?desk=${desk}`);
  stream.addEventListener('change', (event) => {
    state.desks = Number(event.data) || 1;
    void refresh();
    sending.kick();
  });
  stream.addEventListener('desks', (event) => {
    Object.assign(state, { desks: Number(event.data) || 1, lastReached: Date.now() });
    void draw();
  });
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 3000);
    void refresh();
  });
}

async function start() {
  if (root.dataset.presser) await keepPresser(root.dataset.presser);
  if (!data) {
    const known = await keptDesk(slug);
    data = known?.desk;
    if (known) state.lastReached = Date.parse(known.at);
  } else void keepDesk(slug, data).catch(() => undefined);
  listen({
    press,
    open,
    neighbour,
    up,
    grants: () => grants,
    draw: () => void draw(),
    isFresh: () => root.dataset.fresh !== undefined,
  });
  for (const id of ['granteeSignatory', 'programmeSignatory', 'seenReason'])
    byId(id)?.addEventListener('input', () => void draw());
  byId('try-now').addEventListener('click', () => {
    sending.kick();
    void refresh();
  });
  byId('sign-in').href = signIn;
  tabs.addEventListener('message', () => void draw());
  await draw();
  root.dataset.started = 'yes';
  startClock(up);
  follow();
  sending.kick();
  startFiles(() => {
    void draw();
    sending.kick();
  });
  startAside({
    name: desk,
    changed: () => {
      void refresh();
      sending.kick();
    },
  });
  void askToPersist();
  void startWorker(root.dataset.worker, pagePath).catch(() => undefined);
  screen.revealUp();
}

if (desk) await start();
else byId('connection-more').textContent = say('desk.noWorker');
