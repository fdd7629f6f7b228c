import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Hit } from '#features/search/queries.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { countryOrUnknown } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import { radioGroup, textArea, textField } from '../components/field.ts';
import { nameText } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { partnerCrumbs } from '../partners/parts.ts';
import type { Page, Ui } from '../ui.ts';

export interface IntroductionForm {
  typed: { from: string; to: string; message: string; find: string };
  problems: Problem[];
  to: Hit | undefined;
  from: { slug: string; name: string; language: string | null }[];
  /** In practice the writer is looked up. */
  mayLookUp: boolean;
}

/** Writing to an organisation through the registry. */
export function introductionFormPage(
  ui: Ui,
  { typed, problems, to, from, mayLookUp }: IntroductionForm,
): Page {
  const { t } = ui;
  const error = (path: string) => {
    const found = problems.find((problem) => problem.path === path);
    return found && t(found.message, found.values);
  };
  return {
    title: t('introductions.write'),
    section: 'partners',
    hasErrors: problems.length > 0,
    isUnlisted: true,
    crumbs: partnerCrumbs(
      ui,
      { label: t('introductions.title'), href: paths.introductions() },
      t('introductions.write'),
    ),
    body: html`
      <h1 class="page-title">${t('introductions.write')}</h1>
      <div class="form-width">
        ${
          problems.length > 0
            ? errorSummary(
                ui,
                problems.map(({ path, message, values }) => ({
                  field: path.slice(1) || 'message',
                  text: t(message, values),
                })),
              )
            : ''
        }
        ${
          mayLookUp
            ? html`<form class="look-up" action="${paths.newIntroduction()}" role="search">
                <input type="hidden" name="to" value="${typed.to}" />
                ${textField({ name: 'find', type: 'search', label: t('introductions.find'), value: typed.find, maxlength: 300 })}
                ${plainButton({ label: t('lists.search') })}
              </form>`
            : ''
        }
        ${
          to
            ? html`<p id="to" class="introduction-to">
                ${t('introductions.to')} <strong>${nameText({ name: to.name, lang: to.language })}</strong>
                <span class="note">${countryOrUnknown(to.country, ui)}</span>
              </p>`
            : notice({ kind: 'waiting', body: html`<p id="to">${t('introductions.noTo')}</p>` })
        }
        ${
          from.length === 0
            ? notice({ kind: 'information', body: html`<p id="from">${t('introductions.noFrom')}</p>` })
            : html`<form method="post" action="${paths.introductions()}">
                <input type="hidden" name="to" value="${typed.to}" />
                ${radioGroup({
                  name: 'from',
                  label: t('introductions.from'),
                  error: error('/from'),
                  value: typed.from || (from.length === 1 ? from[0]!.slug : ''),
                  options: from.map(({ slug, name, language }) => ({
                    value: slug,
                    label: nameText({ name, lang: language }),
                  })),
                })}
                ${textArea({ name: 'message', label: t('introductions.message'), hint: t('introductions.hint'), value: typed.message, rows: 8, error: error('/message') })}
                ${mainButton({ label: t('introductions.send') })}
              </form>`
        }
      </div>
    `,
  };
}
