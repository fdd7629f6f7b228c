/**
 * Passkeys: a form marked `data-passkey` asks the browser for one (“show”) or for a new one (“make”), puts the
 * answer into its field, and is then sent like any other form.
 */
const { browserSupportsWebAuthn, startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser;

async function ask(form) {
  const optionsJSON = JSON.parse(form.dataset.options);
  const begin = form.dataset.passkey === 'make' ? startRegistration : startAuthentication;
  const problem = form.querySelector('[data-passkey-problem]');
  problem.hidden = true;
  try {
    form.elements.response.value = JSON.stringify(await begin({ optionsJSON }));
    form.requestSubmit(form.querySelector('button[type="submit"]'));
  } catch {
    problem.hidden = false;
    problem.setAttribute('role', 'alert');
  }
}

for (const form of browserSupportsWebAuthn() ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    // Without a name for it the page says so first, before the device makes one.
    if (form.elements.response.value !== '' || form.elements.name?.value.trim() === '') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void ask(form);
  });
}

// Coming back to the page asks anew: an answer is taken once.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-passkey]')) form.elements.response.value = '';
});
