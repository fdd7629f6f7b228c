import { html, type HtmlSafeString } from '@prairielearn/html';
import { paths } from '#paths.ts';
import { sign } from '../components/sign.ts';
import type { Ui } from '../ui.ts';
import type { DeskView } from './desk.ts';

/** The line at the foot, always there: how the connection is, what waits, and how to move on. */
export function deskLine(ui: Ui, { desk, up }: DeskView): HtmlSafeString {
  const { t } = ui;
  const at = (step: number) => desk.grants.find(({ position }) => position === (up?.position ?? 0) + step);
  const link = (id: string, grant: { reference: string } | undefined, word: string, letter: string) =>
    html`<a id="${id}" href="${paths.desk(desk.slug, grant?.reference ?? up?.reference)}"
      >${word} <kbd>${letter}</kbd></a
    >`;
  return html`<footer class="desk-line" id="desk-line">
    <p class="desk-connection" role="status" id="connection">
      <span class="desk-connection-sign" id="connection-good">${sign('tick')}</span
      ><span class="desk-connection-sign" id="connection-kept" hidden>${sign('ringTick')}</span>
      <strong id="connection-what">${t('desk.allSent')}</strong>
      <span id="connection-more">${t('desk.plain')}</span>
    </p>
    <p class="desk-open" id="desk-open" ${desk.open > 0 ? '' : 'hidden'}>
      <a href="${paths.entries(desk.slug)}" id="open-entries">${t('desk.openEntries', { count: desk.open })}</a>
    </p>
    <a class="ds-button" data-variant="secondary" data-color="neutral" id="sign-in" href="${paths.signIn(paths.desk(desk.slug))}" hidden>${t('desk.signIn')}</a>
    <button class="ds-button" data-variant="secondary" data-color="neutral" type="button" id="try-now" hidden>${t('desk.tryNow')}</button>
    <nav class="desk-moves" aria-label="${t('desk.list')}">
      ${link('move-next', at(1), t('desk.next'), 'N')} ${link('move-back', at(-1), t('desk.back'), 'B')}
      ${keysAndDevice(ui, desk.slug)}
    </nav>
  </footer>`;
}

function keysAndDevice(ui: Ui, slug: string): HtmlSafeString {
  const { t } = ui;
  const keys: [string, string][] = [
    ['Enter', t('desk.key.enter')],
    ['C I A R P', t('desk.key.letters')],
    ['U', t('desk.key.undo')],
    ['N B', t('desk.key.move')],
    ['E', t('desk.key.change')],
    ['?', t('desk.key.help')],
  ];
  return html`<details class="desk-more" id="all-keys">
    <summary>${t('desk.keys')} <kbd>?</kbd></summary>
    <div class="desk-panel">
      <h2 class="side-title">${t('desk.keysTitle')}</h2>
      <dl class="desk-keys">
        ${keys.map(
          ([key, what]) => html`<div>
            <dt>${key.split(' ').map((one) => html`<kbd>${one}</kbd> `)}</dt>
            <dd>${what}</dd>
          </div>`,
        )}
      </dl>
      <h2 class="side-title">${t('desk.device')}</h2>
      <p id="device-keeps"></p>
      <p id="device-worker"></p>
      <p class="desk-files" id="device-files" hidden>
        <button class="quiet-button" type="button" id="save-file">${t('desk.save')}</button>
        <label class="quiet-button" for="read-file">${t('desk.read')}</label>
        <input class="visually-hidden" type="file" id="read-file" accept="application/json,.json" />
        <span role="status" id="file-said"></span>
      </p>
      <ul class="side-list" id="device-aside"></ul>
      <p><a href="${paths.paper(slug)}#sheet">${t('desk.paper')}</a></p>
    </div>
  </details>`;
}
