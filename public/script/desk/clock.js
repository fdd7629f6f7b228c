import { TIME_ZONE } from '../../modules/language/format.ts';
import { correctedTime, isSigned } from './model.js';
import * as screen from './screen.js';

const byId = (id) => document.getElementById(id);

/** The hour at the top, and the time of signing while it is not signed. @param {() => any} up The grant that is up. */
export function startClock(up) {
  setInterval(() => tick(up()), 500);
  tick(up());
}

function tick(grant) {
  const now = new Date();
  byId('desk-clock').textContent = now.toLocaleTimeString('en-GB', { timeZone: TIME_ZONE });
  if (!grant) return;
  const at = isSigned(grant) && grant.standing.at ? grant.standing.at : now.toISOString();
  if (byId('up-time').textContent !== screen.hour(at)) byId('up-time').textContent = screen.hour(at);
  if (!screen.isChanging()) byId('signedTime').value = screen.hour(at);
}

/** The time typed for a signing that is put right; asks anew, and answers nothing, where it cannot be read. */
export function typedTime(grant) {
  const time = correctedTime(grant, byId('signedTime').value, screen.hour(grant.standing.at));
  screen.markMissing('signedTime', !time);
  if (!time) byId('signedTime').focus();
  return time;
}
