import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { paths } from '#paths.ts';
import { mainButton } from '#views/components/button.ts';
import { textField } from '#views/components/field.ts';
import type { Page, Ui } from '../ui.ts';
import { errorAt } from './parts.ts';
import { accountPart } from './shell.ts';

interface Typed {
  typed: string;
  problems: Problem[];
}

/** The form for one's own name. */
export function namePage(ui: Ui, { typed, problems }: Typed): Page {
  const { t } = ui;
  return accountPart(ui, {
    title: t('account.nameTitle'),
    lead: t('account.nameLead'),
    problems,
    isNarrow: true,
    body: html`<form method="post" action="${paths.accountName()}" novalidate>
      ${textField({
        name: 'name',
        label: t('account.name'),
        value: typed,
        autocomplete: 'name',
        error: errorAt(ui, problems, 'name'),
      })}
      <div class="actions">
        ${mainButton({ label: t('general.save') })} <a href="${paths.account()}">${t('general.cancel')}</a>
      </div>
    </form>`,
  });
}

/** The form for a new e-mail address, which its owner confirms by a link. */
export function addressPage(ui: Ui, { email, typed, problems }: Typed & { email: string }): Page {
  const { t } = ui;
  return accountPart(ui, {
    title: t('account.addressTitle'),
    lead: t('account.addressLead', { email }),
    problems,
    isNarrow: true,
    body: html`<form method="post" action="${paths.accountAddress()}" novalidate>
      ${textField({
        name: 'email',
        label: t('account.newAddress'),
        hint: t('account.newAddressHint'),
        type: 'email',
        value: typed,
        autocomplete: 'email',
        error: errorAt(ui, problems, 'email'),
      })}
      <div class="actions">
        ${mainButton({ label: t('account.sendConfirmation') })} <a href="${paths.account()}">${t('general.cancel')}</a>
      </div>
    </form>`,
  });
}

/** The page of the link that confirms an address; without the address the link is over. */
export function addressLinkPage(
  ui: Ui,
  { secret, email }: { secret: string; email: string | undefined },
): Page {
  const { t } = ui;
  if (email === undefined) {
    return accountPart(ui, {
      title: t('signIn.overTitle'),
      lead: t('account.addressOver'),
      body: html`<p><a href="${paths.accountAddress()}">${t('account.addressAgain')}</a></p>`,
    });
  }
  return accountPart(ui, {
    title: t('account.confirmAddress'),
    lead: t('account.confirmAddressLead', { email }),
    body: html`<form method="post" action="${paths.accountAddressLink(secret)}">
      ${mainButton({ label: t('account.confirmAddress') })}
    </form>`,
  });
}
