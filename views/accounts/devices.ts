import { html } from '@prairielearn/html';
import type { Device } from '#features/accounts/devices.ts';
import { paths } from '#paths.ts';
import { plainButton, quietButton } from '#views/components/button.ts';
import { instantText } from '#views/components/date.ts';
import { dataTable } from '#views/components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { browserName } from './browser-name.ts';
import { accountPart } from './shell.ts';

/** The browsers in which one is signed in, and the ways of signing out of them. */
export function devicesPage(
  ui: Ui,
  { devices, done }: { devices: Device[]; done: string | undefined },
): Page {
  const { t } = ui;
  return accountPart(ui, {
    title: t('devices.title'),
    lead: t('devices.lead'),
    done,
    body: html`
      ${dataTable({
        caption: t('devices.title'),
        isCaptionHidden: true,
        columns: [
          { key: 'device', label: t('devices.device'), kind: 'name' },
          { key: 'since', label: t('devices.since'), kind: 'date', phone: 'labelled' },
          { key: 'used', label: t('devices.used'), kind: 'date', phone: 'labelled' },
          { key: 'act', label: t('general.signOut'), kind: 'act', isLabelHidden: true },
        ],
        rows: devices.map((device) => ({ isCurrent: device.isCurrent, cells: cells(ui, device) })),
      })}
      <form method="post" action="${paths.accountSessionsEnding()}" class="actions">
        ${plainButton({ label: t('devices.endOthers'), name: 'where', value: 'elsewhere' })}
        ${plainButton({ label: t('devices.endAll'), name: 'where', value: 'everywhere' })}
      </form>
    `,
  });
}

function cells(ui: Ui, { id, device, signedInAt, lastUsedAt, isPractice, isCurrent }: Device) {
  const { t } = ui;
  const name = browserName(ui, device);
  return {
    device: html`${name}${isCurrent ? html` <span class="note">${t('devices.this')}</span>` : ''}${
      isPractice ? html` <span class="note">${t('devices.practice')}</span>` : ''
    }`,
    since: instantText(signedInAt, ui),
    used: instantText(lastUsedAt, ui),
    act: html`<form method="post" action="${paths.accountSessionEnding(id)}">
      ${quietButton({ label: t('general.signOut'), spoken: name })}
    </form>`,
  };
}
