import { onDevice } from './on-device.js';

/**
 * What the desk keeps on its device: the entries not yet sent, the keys of grants that were opened, and the desk
 * itself for a start without network. Entries hold ids and times; names of persons are kept encrypted only, with
 * a key that cannot be read out and that goes when somebody signs out with nothing left to send.
 *
 * @typedef {object} Kept
 * @property {string} key
 * @property {number} seq The order in which entries were pressed.
 * @property {string} slug
 * @property {boolean} isPractice
 * @property {{ grant: string, kind: string, pressedAt: string, corrects?: string, note?: string, signedAt?: string,
 *   pressedBy?: string }} entry
 * @property {{ iv: Uint8Array, data: ArrayBuffer } | null} names
 * @property {string | null} sentAt When it was first sent; from then on it is never changed.
 * @property {string | null} refused What the registry answered where it did not take the entry.
 * @property {string} [aside] When a person set aside what was refused.
 */

const NAME = 'signing-desk';

const within = onDevice(NAME, (db) => {
  db.createObjectStore('queue', { keyPath: 'key' });
  for (const name of ['keys', 'desks', 'device']) db.createObjectStore(name);
});

const get = (name, key) => within(name, 'readonly', (store) => store.get(key));
const put = (name, key, value) => within(name, 'readwrite', (store) => store.put(value, key));
const remove = (name, key) => within(name, 'readwrite', (store) => store.delete(key));

/** The name that this device gave itself. */
export async function deskName() {
  return navigator.locks.request('desk-name', async () => {
    const known = await get('device', 'name');
    if (known) return known;
    const name = crypto.randomUUID();
    await put('device', 'name', name);
    return name;
  });
}

/**
 * Who is signed in on this device, by public id: what is pressed is theirs, also where another signs in before it
 * is sent. @param {string} presser
 */
export const keepPresser = (presser) => put('device', 'presser', presser);

/** @returns {Promise<string | undefined>} */
export const keptPresser = () => get('device', 'presser');

/** Whoever signs out presses nothing more. */
export const forgetPresser = () => remove('device', 'presser');

/** @returns {Promise<CryptoKey>} */
async function secret() {
  return navigator.locks.request('desk-secret', async () => {
    const known = await get('device', 'secret');
    if (known) return known;
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    await put('device', 'secret', made);
    return made;
  });
}

/** Hides what names somebody: only this device reads it back. */
export async function encrypt(value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await secret(), text) };
}

export async function decrypt({ iv, data }) {
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await secret(), data);
  return JSON.parse(new TextDecoder().decode(text));
}

/**
 * The key for signing a grant: made once for device, grant and attempt, under a lock, so that two tabs share it.
 * A key that the registry knows belongs to an attempt that is over.
 * @param {string} slug
 * @param {string} grant
 * @param {string[]} used Keys of entries that are not to be used again.
 * @returns {Promise<string>}
 */
export async function signingKey(slug, grant, used) {
  const desk = await deskName();
  return navigator.locks.request(`desk-key ${slug} ${grant}`, async () => {
    const id = `${slug} ${grant}`;
    const known = await get('keys', id);
    if (known && !used.includes(known.key)) return known.key;
    const attempt = (known?.attempt ?? 0) + 1;
    const key = `${desk.slice(0, 8)}-${encodeURIComponent(grant).slice(0, 100)}-${attempt}-${crypto.randomUUID().slice(0, 8)}`;
    await put('keys', id, { key, attempt });
    return key;
  });
}

/**
 * Writes an entry; one that is there stays as it is.
 * @param {Omit<Kept, 'seq' | 'names' | 'sentAt' | 'refused' | 'aside'>} entry
 * @param {Record<string, string>} names
 * @param {Kept['names']} [hidden] The names as a file brought them back, encrypted already.
 */
export async function keep(entry, names, hidden = null) {
  await navigator.locks.request('desk-queue', async () => {
    if (await get('queue', entry.key)) return;
    const all = await kept();
    const seq = Math.max(0, ...all.map((one) => one.seq)) + 1;
    const encrypted = Object.keys(names).length > 0 ? await encrypt(names) : hidden;
    const value = { ...entry, seq, names: encrypted, sentAt: null, refused: null };
    await within('queue', 'readwrite', (store) => store.put(value));
  });
}

/** Every entry on this device, in the order in which they were pressed. @returns {Promise<Kept[]>} */
export async function kept() {
  const all = await within('queue', 'readonly', (store) => store.getAll());
  return all.toSorted((one, other) => one.seq - other.seq);
}

/** The names that go with an entry. @param {Kept} entry @returns {Promise<Record<string, string>>} */
export async function namesOf(entry) {
  return entry.names ? decrypt(entry.names) : {};
}

/** @param {Kept} entry */
const update = (entry) => within('queue', 'readwrite', (store) => store.put(entry));

/** A person set aside what was refused: it is no longer to be sent, and this device goes on saying so. */
export const keptAside = (key, aside) => changeKept(key, (entry) => ({ ...entry, aside }));

/** What was refused is sent once more, as it is. */
export const retry = (key) => changeKept(key, (entry) => ({ ...entry, refused: null }));

async function changeKept(key, change) {
  const entry = await get('queue', key);
  if (entry && !entry.aside) await update(change(entry));
}

/** Takes away what the registry has. @param {string} key */
const forget = (key) => remove('queue', key);

/**
 * What is kept as it is sent: from practice or from the registry, nothing that was refused.
 * @param {boolean} isPractice
 * @param {import('./send.js').Queue['letter']} letter
 * @returns {import('./send.js').Queue}
 */
export const queueOf = (isPractice, letter) => ({
  waiting: async () => (await kept()).filter((entry) => entry.isPractice === isPractice && !entry.refused),
  letter,
  update,
  forget,
});

/** Keeps the desk for a start without network. */
export const keepDesk = async (slug, desk) =>
  put('desks', slug, await encrypt({ desk, at: new Date().toISOString() }));

/** The desk as it was last seen; undefined where there is none, or its key is gone. */
export async function keptDesk(slug) {
  const found = await get('desks', slug);
  return found && decrypt(found).catch(() => undefined);
}

/** After signing out no desk with its names lies on this device. */
export const forgetDesks = () => within('desks', 'readwrite', (store) => store.clear());

/** With nothing left to send either, nothing that was hidden is read back any more. */
export const forgetSecret = () => remove('device', 'secret');
