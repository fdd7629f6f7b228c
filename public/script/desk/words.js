/** The words that the page brought along; a script says none of its own. */
const words = JSON.parse(document.querySelector('[data-words]')?.dataset.words ?? '{}');

/** @param {string} key @param {Record<string, string | number>} [values] */
export function say(key, values = {}) {
  return (words[key] ?? '').replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** A sentence for a number. @param {string} key @param {number} count */
export function sayCount(key, count) {
  const all = words[key] ?? [];
  return all[Math.min(count, all.length - 1)] ?? '';
}
