// A channel between windows of this origin takes no target: the rule is about windows.
/* oxlint-disable unicorn/require-post-message-target-origin */
import { formatMoney } from '../../modules/language/format.ts';
import { isSigned, sumsOf } from './model.js';
import { hour } from './screen.js';
import { say } from './words.js';

/** @type {BroadcastChannel | undefined} */
let channel;
let latest = { grants: [], up: undefined };
let upSince = 0;
let shown = '';

/** Tells a stage window on this device what is up and how far all are: it follows without any network. */
export function tellStage(slug, grants, up) {
  latest = { grants, up };
  if (!channel) {
    channel = new BroadcastChannel(`stage ${slug}`);
    // A stage window that was opened later asks how things are.
    channel.addEventListener('message', () => tell(latest));
  }
  if (shown !== `${up.reference} ${up.standing.step}`) {
    shown = `${up.reference} ${up.standing.step}`;
    upSince = Date.now();
  }
  tell(latest);
}

function tell({ grants, up }) {
  const { language } = document.getElementById('desk').dataset;
  channel?.postMessage({
    up: up.reference,
    at: upSince,
    said: Object.fromEntries(
      grants.filter(isSigned).map(({ reference, standing }) => [
        reference,
        say(standing.step === 'signed' ? 'stage.signedAt' : 'stage.remoteAt', {
          time: standing.at ? hour(standing.at) : '',
        }),
      ]),
    ),
    signed: grants.filter(isSigned).length,
    sums: sumsOf(grants).map(([currency, minor]) => ({
      currency,
      text: formatMoney(minor, '', language).trim(),
    })),
  });
}
