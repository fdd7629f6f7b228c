import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Passkey } from '#features/accounts/queries.ts';
import { paths } from '#paths.ts';
import { dangerButton, mainButton } from '#views/components/button.ts';
import { instantText } from '#views/components/date.ts';
import { textField } from '#views/components/field.ts';
import { section } from '#views/components/section.ts';
import { dataTable } from '#views/components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { errorAt } from './parts.ts';
import { PASSKEY_SCRIPTS, passkeyForm } from './passkey.ts';
import { accountPart } from './shell.ts';

export interface Passkeys {
  passkeys: Passkey[];
  /** Options for making one; undefined where browsers allow none. */
  options: string | undefined;
  problems: Problem[];
  done: string | undefined;
  /** The name typed for a new one. */
  name: string;
}

/** One's own passkeys, and a form for a new one. */
export function passkeysPage(ui: Ui, { passkeys, options, problems, done, name }: Passkeys): Page {
  const { t } = ui;
  return accountPart(ui, {
    title: t('account.passkeys'),
    lead: t('passkeys.lead'),
    problems,
    done,
    scripts: options ? PASSKEY_SCRIPTS : [],
    body: html`
      ${passkeys.length > 0 ? table(ui, passkeys) : ''}
      ${section({
        title: t('passkeys.add'),
        id: 'passkey',
        body: options ? adding(ui, options, problems, name) : html`<p>${t('passkeys.notHere')}</p>`,
      })}
    `,
  });
}

function table(ui: Ui, passkeys: Passkey[]): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    caption: t('account.passkeys'),
    isCaptionHidden: true,
    columns: [
      { key: 'name', label: t('passkeys.name'), kind: 'name' },
      { key: 'created', label: t('passkeys.created'), kind: 'date', phone: 'labelled' },
      { key: 'used', label: t('passkeys.used'), kind: 'date', phone: 'labelled' },
      { key: 'act', label: t('account.change'), kind: 'act', isLabelHidden: true },
    ],
    rows: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      cells: {
        name,
        created: instantText(createdAt, ui),
        used: lastUsedAt ? instantText(lastUsedAt, ui) : t('passkeys.never'),
        act: html`<a href="${paths.accountPasskey(id)}"
          >${t('account.change')}<span class="visually-hidden"> ${name}</span></a
        >`,
      },
    })),
  });
}

function adding(ui: Ui, options: string, problems: Problem[], name: string): HtmlSafeString {
  const { t } = ui;
  return html`
    ${passkeyForm(ui, {
      action: paths.accountPasskeys(),
      label: t('passkeys.add'),
      options,
      kind: 'make',
      isMain: true,
      fields: textField({
        name: 'name',
        label: t('passkeys.name'),
        hint: t('passkeys.nameHint'),
        value: name,
        width: 'medium',
        maxlength: 60,
        error: errorAt(ui, problems, 'name'),
      }),
    })}
    <noscript><p>${t('passkeys.script')}</p></noscript>
  `;
}

/** One passkey: another name, or taking it away. */
export function passkeyPage(
  ui: Ui,
  { passkey, typed, problems }: { passkey: Passkey; typed: string; problems: Problem[] },
): Page {
  const { t } = ui;
  return accountPart(ui, {
    title: t('passkeys.title', { name: passkey.name }),
    problems,
    body: html`
      <form method="post" action="${paths.accountPasskey(passkey.id)}" novalidate>
        ${textField({
          name: 'name',
          label: t('passkeys.name'),
          value: typed,
          width: 'medium',
          error: errorAt(ui, problems, 'name'),
        })}
        <div class="actions">
          ${mainButton({ label: t('general.save') })} <a href="${paths.accountPasskeys()}">${t('general.cancel')}</a>
        </div>
      </form>
      <section class="section" id="removal">
        <h2 class="section-title">${t('passkeys.removeTitle')}</h2>
        <p>${t('passkeys.removeText')}</p>
        <form method="post" action="${paths.accountPasskeyRemoval(passkey.id)}" class="after-text">
          ${dangerButton({ label: t('passkeys.remove') })}
        </form>
      </section>
    `,
  });
}
