/**
 * A database of this device, opened when it is first asked for. What is answered makes one transaction over one
 * store and resolves once it is on the disk.
 *
 * @param {string} name
 * @param {(db: IDBDatabase) => void} create Makes the stores, the first time.
 */
export function onDevice(name, create) {
  /** @type {Promise<IDBDatabase> | undefined} */
  let opened;

  function database() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.addEventListener('upgradeneeded', () => create(request.result));
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
    return opened;
  }

  /**
   * @template Result
   * @param {string} store
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<Result>} act
   * @returns {Promise<Result>}
   */
  return async function within(store, mode, act) {
    const db = await database();
    return new Promise((resolve, reject) => {
      const transaction = db.transaction(store, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(store));
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('error', () => reject(transaction.error));
      transaction.addEventListener('abort', () => reject(transaction.error));
    });
  };
}

/**
 * Keeps a page for a start without network, by a worker of that page alone. Resolves once the worker is at work;
 * answers whether this browser has such workers.
 * @param {string} script
 * @param {string} page Path of the page.
 * @returns {Promise<boolean>}
 */
export async function keepPage(script, page) {
  if (!('serviceWorker' in navigator)) return false;
  await navigator.serviceWorker.register(script, { scope: page });
  const { active, waiting, installing } = await navigator.serviceWorker.getRegistration(page);
  const worker = active ?? waiting ?? installing;
  await new Promise((resolve) => {
    const tell = () => worker.state === 'activated' && resolve(undefined);
    worker.addEventListener('statechange', tell);
    tell();
  });
  return true;
}
