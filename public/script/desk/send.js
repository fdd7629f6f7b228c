/** Seconds between two attempts, one after the other. */
const BACK_OFF = [1, 2, 4, 8, 16, 30];
/** An answer that takes longer is unknown (milliseconds). */
const PATIENCE = 10_000;
/** The answers that count, and no others: a hotel's login page answers 200 as well. */
const COUNTED = [200, 201, 409, 422];

/**
 * What is kept on the device until it is sent: each with its key, when it was first sent, and what was answered
 * where it was refused.
 *
 * @typedef {object} Queue
 * @property {() => Promise<{ key: string, sentAt: string | null, refused: string | null }[]>} waiting
 *   What can be sent from here, in order.
 * @property {(entry: object, sentAt: string) => Promise<{ url: string, body: object }>} letter
 * @property {(entry: object) => Promise<unknown>} update
 * @property {(key: string) => Promise<unknown>} forget
 */

/**
 * Sends what is kept, in order, one tab at a time. An answer counts only with its status, our content type and
 * our own header that repeats the key; after anything else the entry stays. It is tried again ever less often, and
 * at once when the network or whoever works here comes back.
 *
 * @param {{ name: string, queue: Queue, changed: (said: { isReached?: boolean, isSignedOut?: boolean }) => void }}
 *   options The name is the queue's on this device.
 */
export function sender(options) {
  let failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let isAgain = false;
  let isRunning = false;

  /** Sends at once, and again after the run that is under way. */
  function kick() {
    clearTimeout(timer);
    timer = undefined;
    failures = 0;
    if (isRunning) isAgain = true;
    else void run();
  }

  async function run() {
    isRunning = true;
    try {
      const isDone = await navigator.locks.request(`${options.name}-send`, () =>
        sendAll(options, () => (failures = 0)),
      );
      if (!isDone) later();
    } catch {
      later();
    } finally {
      isRunning = false;
      if (isAgain) {
        isAgain = false;
        kick();
      }
    }
  }

  function later() {
    const seconds = BACK_OFF[Math.min(failures, BACK_OFF.length - 1)];
    failures += 1;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), seconds * 1000);
  }

  for (const happening of ['online', 'focus', 'pageshow']) window.addEventListener(happening, kick);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && kick());
  return { kick };
}

/** Whether everything that can be sent from here was answered. */
async function sendAll(options, answered) {
  for (;;) {
    const [next] = await options.queue.waiting();
    if (!next) return true;
    const isAnswered = await send(next, options);
    if (!isAnswered) return false;
    answered();
  }
}

/** Sends one; answers whether it was answered. */
async function send(entry, { queue, changed }) {
  const sentAt = new Date().toISOString();
  const { url, body } = await queue.letter(entry, sentAt);
  if (!entry.sentAt) {
    entry.sentAt = sentAt;
    await queue.update(entry);
  }
  const answer = await post(url, body, { 'idempotency-key': entry.key });
  if (!answer) {
    changed({ isReached: false });
    return false;
  }
  // Signed out, or signed in as somebody who may not send: whoever may signs in.
  if (answer.status === 401 || (answer.status === 403 && isOfRegistry(answer))) {
    changed({ isReached: true, isSignedOut: true });
    return false;
  }
  if (!isCounted(answer, entry.key)) {
    changed({ isReached: false });
    return false;
  }
  if (answer.status === 200 || answer.status === 201) await queue.forget(entry.key);
  else {
    const problem = await answer.json().catch(() => ({}));
    const errors = (problem.errors ?? []).map((fault) => fault.message);
    await queue.update({ ...entry, refused: [problem.detail, ...errors].join(' ') || String(answer.status) });
  }
  changed({ isReached: true, isSignedOut: false });
  return true;
}

/**
 * Posts JSON; undefined where nothing answers in time.
 * @param {string} url @param {object} body @param {Record<string, string>} [headers]
 * @returns {Promise<Response | undefined>}
 */
export async function post(url, body, headers = {}) {
  try {
    return await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      cache: 'no-store',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return undefined;
  }
}

/** What answers otherwise than with JSON, such as a hotel's login page, is not the registry. @param {Response} answer */
export function isOfRegistry(answer) {
  return /^application\/(problem\+)?json\b/.test(answer.headers.get('content-type') ?? '');
}

function isCounted(answer, key) {
  return (
    COUNTED.includes(answer.status) && isOfRegistry(answer) && answer.headers.get('idempotency-key') === key
  );
}
