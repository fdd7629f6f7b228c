// A channel between windows of this origin takes no target: the rule is about windows.
/* oxlint-disable unicorn/require-post-message-target-origin */
/**
 * The stage follows the desk: by the registry's stream, and on the desk's own device by a channel that needs no
 * network. Whatever fails, the last picture stays and no error is shown.
 */
const stage = document.getElementById('stage');
const { slug, state: statePath, changes } = stage.dataset;
let at = Number(stage.dataset.at);

/** @param {{ up: string | null, at: number, said: Record<string, string>, signed: number, sums: { currency: string, text: string }[] }} now */
function show(now) {
  if (now.up !== null && now.at >= at) {
    at = now.at;
    bringUp(now.up);
  }
  for (const article of stage.querySelectorAll('[data-grant]')) {
    const said = now.said[article.dataset.grant];
    const line = article.querySelector('.stage-said');
    line.hidden = said === undefined;
    line.querySelector('span').textContent = said ?? '';
  }
  document.getElementById('stage-signed').textContent = String(now.signed);
  const template = document.getElementById('stage-sum');
  document.getElementById('stage-sums').replaceChildren(
    ...[...now.sums]
      .toSorted((one, other) => (one.currency < other.currency ? -1 : 1))
      .map(({ currency, text }) => {
        const sum = template.content.firstElementChild.cloneNode(true);
        const label = sum.querySelector('dt');
        label.textContent = label.textContent.replace('{currency}', currency);
        sum.querySelector('dd').textContent = text;
        return sum;
      }),
  );
}

function bringUp(reference) {
  const next = stage.querySelector(`[data-grant="${CSS.escape(reference)}"]`);
  if (!next) return;
  document.getElementById('stage-begins').hidden = true;
  for (const article of stage.querySelectorAll('[data-grant]')) article.hidden = article !== next;
  const countries = JSON.parse(next.dataset.countries);
  for (const country of stage.querySelectorAll('[data-country]'))
    country.dataset.role = countries[country.dataset.country] ?? '';
}

async function ask() {
  try {
    const answer = await fetch(statePath, { cache: 'no-store', redirect: 'manual' });
    const type = answer.headers.get('content-type') ?? '';
    if (answer.ok && type.startsWith('application/json')) show(await answer.json());
  } catch {
    // The picture stays as it is until the registry answers again.
  }
}

function follow() {
  const stream = new EventSource(changes);
  stream.addEventListener('change', () => void ask());
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 5000);
  });
}

const channel = new BroadcastChannel(`stage ${slug}`);
channel.addEventListener('message', ({ data }) => data?.said && show(data));
channel.postMessage('how are things');
follow();
