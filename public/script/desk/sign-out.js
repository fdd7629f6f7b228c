/** Signing out with entries of a desk not yet sent asks first; with none left, the names on this device go. */
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
  const isThere = (await indexedDB.databases?.())?.some(({ name }) => name === 'signing-desk');
  if (isThere) {
    const { forgetNames, forgetPresser, kept } = await import('./store.js');
    // What was set aside stands at the registry.
    const entries = (await kept()).filter(({ aside }) => !aside);
    if (entries.length > 0 && !window.confirm(document.body.dataset.unsent)) return;
    if (entries.length === 0) await forgetNames();
    await forgetPresser();
  }
  form.dataset.asked = 'yes';
  form.requestSubmit();
}
