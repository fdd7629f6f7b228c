/**
 * Signing out with entries of a desk or lines of a session not yet sent asks first. Then nobody reads a name on this
 * device until somebody signs in, who can send them.
 */
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/sign-out') return;
    if (form.dataset.asked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void ask(form);
  },
  true,
);

/** Pages that open without a network say more than the public may see, such as a list that is not published yet. */
async function leavePages() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
  const names = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function ask(form) {
  const names = new Set((await indexedDB.databases?.())?.map(({ name }) => name));
  if (names.has('signing-desk')) {
    const { forgetDesks, forgetPresser, forgetSecret, kept } = await import('./store.js');
    // What was set aside stands at the registry.
    const entries = (await kept()).filter(({ aside }) => !aside);
    const lines = names.has('session-lines') ? await (await import('../lines/queue.js')).kept() : [];
    const isUnsent = entries.length + lines.length > 0;
    if (isUnsent && !window.confirm(document.body.dataset.unsent)) return;
    if (!isUnsent) await Promise.all([forgetSecret(), leavePages()]);
    await forgetDesks();
    await forgetPresser();
  }
  form.dataset.asked = 'yes';
  form.requestSubmit();
}
