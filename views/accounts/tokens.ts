import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Token } from '#features/accounts/tokens.ts';
import { paths } from '#paths.ts';
import { linkButton, mainButton, quietButton } from '#views/components/button.ts';
import { instantText } from '#views/components/date.ts';
import { radioGroup, textField } from '#views/components/field.ts';
import { notice } from '#views/components/notice.ts';
import { section } from '#views/components/section.ts';
import { dataTable } from '#views/components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { errorAt } from './parts.ts';
import { accountPart } from './shell.ts';

export interface Tokens {
  tokens: Token[];
  problems: Problem[];
  done?: string | undefined;
  name: string;
  isPractice: boolean;
}

/** One's own tokens, and a form for a new one. */
export function tokensPage(ui: Ui, form: Tokens): Page {
  const { t } = ui;
  return accountPart(ui, {
    title: t('tokens.title'),
    lead: t('tokens.lead'),
    problems: form.problems,
    done: form.done,
    body: html`
      ${form.tokens.length > 0 ? table(ui, form.tokens) : ''}
      ${section({ title: t('tokens.add'), body: adding(ui, form) })}
    `,
  });
}

function table(ui: Ui, tokens: Token[]): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    caption: t('tokens.title'),
    isCaptionHidden: true,
    columns: [
      { key: 'name', label: t('tokens.name'), kind: 'name' },
      { key: 'opens', label: t('tokens.opens') },
      { key: 'created', label: t('passkeys.created'), kind: 'date', phone: 'labelled' },
      { key: 'used', label: t('passkeys.used'), kind: 'date', phone: 'labelled' },
      { key: 'act', label: t('tokens.revoke'), kind: 'act', isLabelHidden: true },
    ],
    rows: tokens.map(({ id, name, isPractice, createdAt, lastUsedAt }) => ({
      cells: {
        name,
        opens: isPractice ? t('tokens.practice') : t('tokens.registry'),
        created: instantText(createdAt, ui),
        used: lastUsedAt ? instantText(lastUsedAt, ui) : t('passkeys.never'),
        act: html`<form method="post" action="${paths.accountTokenRevocation(id)}">
          ${quietButton({ label: t('tokens.revoke'), spoken: name })}
        </form>`,
      },
    })),
  });
}

function adding(ui: Ui, { name, isPractice, problems }: Tokens): HtmlSafeString {
  const { t } = ui;
  return html`<form method="post" action="${paths.accountTokens()}" novalidate>
    ${textField({
      name: 'name',
      label: t('tokens.name'),
      hint: t('tokens.nameHint'),
      value: name,
      width: 'medium',
      error: errorAt(ui, problems, 'name'),
    })}
    ${radioGroup({
      name: 'database',
      label: t('tokens.opens'),
      value: isPractice ? 'practice' : 'registry',
      isInline: true,
      options: [
        { value: 'registry', label: t('tokens.registry') },
        { value: 'practice', label: t('tokens.practice') },
      ],
    })}
    <div class="actions">${mainButton({ label: t('tokens.add') })}</div>
  </form>`;
}

/** A new token, shown this once. */
export function tokenMadePage(
  ui: Ui,
  { token, name, isPractice }: { token: string; name: string; isPractice: boolean },
): Page {
  const { t } = ui;
  return accountPart(ui, {
    title: t('tokens.made', { name }),
    lead: isPractice ? t('tokens.madePractice') : t('tokens.madeRegistry'),
    body: html`
      ${notice({ kind: 'waiting', body: html`<p>${t('tokens.once')}</p>` })}
      <p><code class="secret">${token}</code></p>
      <p>${t('tokens.how')}</p>
      <pre tabindex="0"><code>Authorization: Bearer …</code></pre>
      <p class="actions">${linkButton({ label: t('tokens.kept'), href: paths.accountTokens(), kind: 'main' })}</p>
    `,
  });
}
