import { hour } from './screen.js';
import { isOfRegistry, post } from './send.js';
import { keptAside, kept, retry } from './store.js';
import { say, sayCount } from './words.js';

const byId = (id) => document.getElementById(id);
const desk = byId('desk');

/**
 * What needs a person: of the grant that is up what waits at the registry, and of this device what was refused.
 * Answers what the line at the foot says of the latter.
 * @param {any} data @param {any} up @param {any[]} queue
 */
export function showAside(data, up, queue) {
  const entries = up.entries.filter(({ isOpen, resolution }) => isOpen || resolution === 'set_aside');
  byId('up-aside').hidden = entries.length === 0;
  fill(
    byId('aside-list'),
    entries.map(({ key, kind, happenedAt, why, isOpen, resolvedAt, resolutionNote }) => ({
      key,
      what: `${say(`kind.${kind}`)}, ${hour(happenedAt)}.`,
      why: (why ?? []).join(' '),
      done: isOpen ? '' : say('desk.asideDone', { time: hour(resolvedAt), note: resolutionNote ?? '' }),
      action: `${desk.dataset.asides}/${encodeURIComponent(key)}/resolution`,
      more: `${desk.dataset.asides}#entry-${key}`,
    })),
  );
  // The reason may name somebody: a device keeps it with the desk, encrypted, and not with the entry.
  const notes = new Map((data.refused ?? []).map(({ key, note }) => [key, note]));
  const refused = queue.filter((entry) => entry.refused);
  byId('device-files').hidden = false;
  fill(
    byId('device-aside'),
    refused.map(({ key, entry, refused: why, aside }) => ({
      key,
      what: `${entry.grant}, ${say(`kind.${entry.kind}`)}, ${hour(entry.pressedAt)}.`,
      why,
      done: aside ? say('desk.asideDone', { time: hour(aside), note: notes.get(key) ?? '' }) : '',
      isOfDevice: true,
    })),
  );
  const open = refused.filter(({ aside }) => !aside).length;
  return open > 0 ? sayCount('desk.refused', open) : '';
}

/** What this device keeps as refused may have been set aside elsewhere, from a copy of it. */
export async function learnAside(queue, refused) {
  for (const { key, setAsideAt } of refused) {
    if (queue.some((entry) => entry.key === key && entry.refused)) await keptAside(key, setAsideAt);
  }
}

/** Rows that are there stay as they are, with what somebody types in them. */
function fill(list, wanted) {
  const rows = new Map([...list.children].map((row) => [row.dataset.key, row]));
  const next = wanted.map((one) => {
    const row = rows.get(one.key);
    if (row && Boolean(row.querySelector('.aside-form:not([hidden])')) === !one.done) return row;
    return rowOf(one);
  });
  if (next.length !== list.children.length || next.some((row, place) => row !== list.children[place]))
    list.replaceChildren(...next);
}

function rowOf({ key, what, why, done, action, more, isOfDevice = false }) {
  const row = byId('aside-template').content.firstElementChild.cloneNode(true);
  row.dataset.key = key;
  row.querySelector('.aside-what strong').textContent = what;
  row.querySelector('.aside-what span').textContent = why;
  const form = row.querySelector('form');
  form.hidden = Boolean(done);
  const said = row.querySelector('.aside-done');
  said.hidden = !done;
  said.textContent = done;
  const [field, label] = [form.querySelector('[name="note"]'), form.querySelector('label')];
  field.id = `${isOfDevice ? 'kept' : 'aside'}-${key}`;
  label.htmlFor = field.id;
  form.querySelector('[data-again]').hidden = !isOfDevice;
  form.querySelector('a').hidden = isOfDevice;
  if (isOfDevice) form.dataset.kept = key;
  else {
    form.action = action;
    form.querySelector('a').href = more;
  }
  return row;
}

/**
 * Takes over the forms of what needs a person: what was typed stays until the registry has it.
 * @param {{ name: string, changed: () => void }} options The desk's name; and what to do when something was decided.
 */
export function startAside({ name, changed }) {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !form.matches('.aside-form')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void setAside(form, name, changed);
    },
    true,
  );
  document.addEventListener('click', (event) => {
    const key = event.target.closest?.('[data-again]')?.closest('form').dataset.kept;
    if (key) void retry(key).then(changed);
  });
}

async function setAside(form, name, changed) {
  const field = form.querySelector('[name="note"]');
  const note = field.value.trim();
  if (!note) return fault(form, say('problem.setAsideReason'));
  if (form.dataset.busy) return;
  form.dataset.busy = 'yes';
  const { key } = form.closest('li').dataset;
  try {
    const one = form.dataset.kept && (await kept()).find((entry) => entry.key === key);
    const answer = await (one
      ? post(refusedPath(one.slug), refusal(one, name, note))
      : post(decisionPath(key), { resolution: 'set_aside', note }));
    if (!answer || !isOfRegistry(answer)) return fault(form, say('desk.asideUnanswered'));
    const body = await answer.json();
    if (!answer.ok)
      return fault(form, [body.detail, ...(body.errors ?? []).map(({ message }) => message)].join(' '));
    if (one) await keptAside(key, body.setAsideAt);
    fault(form, '');
    changed();
  } finally {
    delete form.dataset.busy;
  }
}

const decisionPath = (key) => `${desk.dataset.entries}/${encodeURIComponent(key)}/resolution`;
const refusedPath = (slug) =>
  desk.dataset.refused.replace(encodeURIComponent(desk.dataset.slug), encodeURIComponent(slug));

function refusal({ key, entry, refused, isPractice }, name, note) {
  const { grant, kind, pressedAt } = entry;
  return { key, grant, kind, desk: name, pressedAt, refused: refused.slice(0, 2000), note, isPractice };
}

function fault(form, text) {
  const field = form.querySelector('[name="note"]');
  let said = form.querySelector('.desk-error');
  if (!said) {
    said = Object.assign(document.createElement('p'), { className: 'desk-error', id: `${field.id}-error` });
    field.after(said);
  }
  said.textContent = text;
  if (!text) {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
    return;
  }
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', said.id);
  field.focus();
}
