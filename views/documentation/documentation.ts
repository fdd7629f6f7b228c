import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ApiDocument, Call } from '#features/documentation/document.ts';
import { paths } from '#paths.ts';
import type { Page, Ui } from '../ui.ts';

/** The reference of the API. The document itself is in English; what stands around it follows the reader. */
export function documentationPage(ui: Ui, document: ApiDocument): Page {
  const { t } = ui;
  return {
    title: t('docs.title'),
    crumbs: [{ label: t('general.registry'), href: paths.home() }, { label: t('docs.title') }],
    body: html`
      <h1 class="page-title">${t('docs.title')}</h1>
      <p class="lead">${t('docs.lead')}</p>
      <div class="prose">
        <p>${t('docs.document')} <a href="${paths.openapi()}">${paths.openapi()}</a></p>
        <p>${t('docs.token')}</p>
        <pre tabindex="0"><code>curl -H "Authorization: Bearer $TOKEN" ${document.server}/api/v1/grants</code></pre>
        <p>${t('docs.lists')}</p>
        <p>${t('docs.problems')}</p>
      </div>
      <nav class="docs-contents" aria-label="${t('docs.contents')}">
        <ul>
          ${document.groups.map(({ name, calls }) => html`<li><a href="#${name}">${name}</a> ${calls.length}</li>`)}
        </ul>
      </nav>
      <div lang="en">
        ${document.groups.map(
          ({ name, description, calls }) => html`
            <section class="section" id="${name}">
              <h2 class="section-title">${name}</h2>
              <p class="note">${description}</p>
              ${calls.map((call) => callSection(ui, call))}
            </section>
          `,
        )}
      </div>
    `,
  };
}

function callSection(ui: Ui, call: Call): HtmlSafeString {
  const { t } = ui;
  return html`
    <article class="docs-call" id="${call.id}">
      <h3 class="docs-call-title"><code>${call.method} ${call.path}</code></h3>
      <p>${call.summary}${call.needsToken ? html` <span class="note" lang="${ui.language}">${t('docs.needsToken')}</span>` : ''}</p>
      ${
        call.parameters.length > 0
          ? html`<dl class="docs-parameters">
            ${call.parameters.map(
              ({ name, where, isRequired, description }) => html`
                <dt><code>${name}</code> <span class="note">${where}${isRequired ? ', required' : ''}</span></dt>
                <dd>${description}</dd>
              `,
            )}
          </dl>`
          : ''
      }
      ${call.body === undefined ? '' : html`<pre tabindex="0"><code>${call.body}</code></pre>`}
      <p class="note">
        ${call.answers.map(({ status, description }, place) => html`${place > 0 ? ' · ' : ''}${status} ${description}`)}
      </p>
    </article>
  `;
}
