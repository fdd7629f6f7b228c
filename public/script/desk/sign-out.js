/** Signing out with entries of a desk or lines of a session not yet sent asks first; with none left, names go. */
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

async function ask(form) {
  const names = new Set((await indexedDB.databases?.())?.map(({ name }) => name));
  if (names.has('signing-desk')) {
    const { forgetNames, forgetPresser, kept } = await import('./store.js');
    // What was set aside stands at the registry.
    const entries = (await kept()).filter(({ aside }) => !aside);
    const lines = names.has('session-lines') ? await (await import('../lines/queue.js')).kept() : [];
    const isUnsent = entries.length + lines.length > 0;
    if (isUnsent && !window.confirm(document.body.dataset.unsent)) return;
    if (!isUnsent) await forgetNames();
    await forgetPresser();
  }
  form.dataset.asked = 'yes';
  form.requestSubmit();
}
