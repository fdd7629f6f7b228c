/**
 * A grant of a ceremony's list is dragged to another place: the row that is dropped sends the form that its
 * number would send. Without script, and by keys, the number and the buttons do the same.
 */
const table = document.querySelector('#list table');
/** @type {HTMLTableRowElement | undefined} */
let dragged;

const rows = () => [...(table?.tBodies[0]?.rows ?? [])];
const fieldOf = (row) => row.querySelector('input[name="position"]');

for (const row of rows()) {
  if (!fieldOf(row)) continue;
  row.draggable = true;
  row.classList.add('can-be-dragged');
}

table?.addEventListener('dragstart', (event) => {
  dragged = event.target.closest?.('tr');
  dragged?.classList.add('is-dragged');
});

table?.addEventListener('dragover', (event) => {
  const over = event.target.closest?.('tbody tr');
  if (!dragged || !over) return;
  event.preventDefault();
  const { top, height } = over.getBoundingClientRect();
  if (over !== dragged) over[event.clientY < top + height / 2 ? 'before' : 'after'](dragged);
});

table?.addEventListener('drop', (event) => {
  event.preventDefault();
  if (!dragged) return;
  const field = fieldOf(dragged);
  const place = String(rows().indexOf(dragged) + 1);
  if (field.value === place) return;
  field.value = place;
  field.form.requestSubmit();
});

table?.addEventListener('dragend', () => {
  dragged?.classList.remove('is-dragged');
  dragged = undefined;
});
