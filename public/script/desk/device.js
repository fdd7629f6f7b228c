import { keepPage } from './on-device.js';
import { keep, kept } from './store.js';
import { say } from './words.js';

const byId = (id) => document.getElementById(id);

/** Asks the device to keep what is not yet sent, and says what it answered. */
export async function askToPersist() {
  const answer = await navigator.storage?.persist?.().catch(() => false);
  byId('device-keeps').textContent = say(answer ? 'desk.persisted' : 'desk.notPersisted');
}

/** Keeps the page for a start without network: a worker of this ceremony's desk alone. */
export async function startWorker(script, page) {
  const isKept = await keepPage(script, page);
  byId('device-worker').textContent = say(isKept ? 'desk.ready' : 'desk.noWorker');
  if (isKept) byId('desk').dataset.ready = 'yes';
}

/** “Save these to a file” and back: the same keys, names still encrypted for this device. */
export function startFiles(changed) {
  byId('save-file').addEventListener('click', () => void save());
  byId('read-file').addEventListener('change', (event) => void read(event.target, changed));
}

/** The names stay encrypted in the file too: only this device reads them back. */
async function save() {
  const entries = (await kept()).map(({ names, ...entry }) => ({
    ...entry,
    names: names && { iv: [...names.iv], data: [...new Uint8Array(names.data)] },
  }));
  const file = new Blob(
    [JSON.stringify({ kind: 'signing-desk', savedAt: new Date().toISOString(), entries }, null, 1)],
    {
      type: 'application/json',
    },
  );
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `signing-desk-${new Date().toISOString().slice(0, 16).replace(':', '')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function read(input, changed) {
  const [file] = input.files;
  if (!file) return;
  try {
    const { kind, entries } = JSON.parse(await file.text());
    // A key that no header takes would hold up everything behind it.
    if (kind !== 'signing-desk' || !entries.every(({ key }) => /^[\x21-\x7e]{8,200}$/.test(key)))
      throw new Error('another file');
    for (const { key, slug, isPractice, entry, names } of entries) {
      const hidden = names && { iv: new Uint8Array(names.iv), data: new Uint8Array(names.data).buffer };
      await keep({ key, slug, isPractice, entry }, {}, hidden);
    }
    byId('file-said').textContent = say('desk.readDone', { count: entries.length });
    changed();
  } catch {
    byId('file-said').textContent = say('desk.readNot');
  }
  input.value = '';
}
