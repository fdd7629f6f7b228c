import { onDevice } from '../desk/on-device.js';
import { decrypt, encrypt } from '../desk/store.js';

/**
 * The lines of a session that are typed and not yet sent. What was said and who sees to it may name somebody: it
 * lies on the device encrypted only.
 *
 * @typedef {object} Kept
 * @property {string} key
 * @property {number} seq The order in which they were typed.
 * @property {string} api Where it is sent.
 * @property {boolean} isPractice
 * @property {string} [typedBy] Public id of who was signed in when it was typed.
 * @property {{ iv: Uint8Array, data: ArrayBuffer }} hidden The line.
 * @property {string | null} sentAt
 * @property {string | null} refused What the registry answered where it did not take the line.
 */

export const NAME = 'session-lines';

const within = onDevice(NAME, (db) => db.createObjectStore('queue', { keyPath: 'key' }));

/** Writes a line down. @param {{ api: string, isPractice: boolean, typedBy?: string }} where @param {Record<string, string>} line */
export async function keep(where, line) {
  await navigator.locks.request(`${NAME}-queue`, async () => {
    const seq = Math.max(0, ...(await kept()).map((one) => one.seq)) + 1;
    const entry = { ...where, key: crypto.randomUUID(), seq, hidden: await encrypt(line) };
    await update({ ...entry, sentAt: null, refused: null });
  });
}

/** Every line on this device, in the order in which they were typed. @returns {Promise<Kept[]>} */
export async function kept() {
  const all = await within('queue', 'readonly', (store) => store.getAll());
  return all.toSorted((one, other) => one.seq - other.seq);
}

/** The line itself. @param {Kept} entry @returns {Promise<Record<string, string>>} */
export const lineOf = ({ hidden }) => decrypt(hidden);

/** @param {Kept} entry */
export const update = (entry) => within('queue', 'readwrite', (store) => store.put(entry));

/** @param {string} key */
export const forget = (key) => within('queue', 'readwrite', (store) => store.delete(key));
