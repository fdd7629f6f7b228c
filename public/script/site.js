/**
 * A form is sent once: its button says so, keeps its width and does nothing more until the answer is there.
 * Forms asked for by GET may be sent again and again.
 */
const waiting = new Map();

function hold(button) {
  if (!button || waiting.has(button)) return;
  waiting.set(button, [...button.childNodes]);
  button.setAttribute('aria-disabled', 'true');
  button.setAttribute('aria-busy', 'true');
  const { width } = button.getBoundingClientRect();
  button.replaceChildren(document.body.dataset.saving);
  button.style.setProperty('min-width', `${width}px`);
}

function release() {
  for (const [button, content] of waiting) {
    button.replaceChildren(...content);
    button.removeAttribute('aria-disabled');
    button.removeAttribute('aria-busy');
    button.style.removeProperty('min-width');
  }
  waiting.clear();
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  const button = event.submitter ?? form.querySelector('button[type="submit"]');
  if (waiting.has(button)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  // After the browser has read the form, so that the button's own value still goes with it.
  queueMicrotask(() => hold(button));
});

/** Counts what is typed in a form that saves by itself: of two savings the later one has the higher number. */
document.addEventListener(
  'input',
  ({ target }) => {
    const turn = target.form?.elements.namedItem('turn');
    if (turn) turn.value = Number(turn.value) + 1;
  },
  { capture: true },
);

document.addEventListener('htmx:finally:request', release);
window.addEventListener('pageshow', release);
