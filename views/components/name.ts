import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content } from './content.ts';

export interface Named {
  name: string;
  /** BCP 47 with the script where it matters (`sr-Latn`, `mk`): Serbian and Macedonian letters differ in form. */
  lang?: string | null | undefined;
  /** The word behind an invented record's name, `t('general.example')`. */
  example?: string | undefined;
  /** The name with its matched letters marked, where a search found it; `name` as it is else. */
  marked?: Content | undefined;
}

/** A record's own name, in its own language. A name that ends in “(example)” shows that part apart. */
export function nameText({ name, lang, example, marked }: Named): HtmlSafeString {
  const parts = /^(.*?)\s*(\(example\))$/s.exec(name);
  const text = marked ?? parts?.[1] ?? name;
  const note = example ?? parts?.[2];
  return html`<span class="name" ${langAttribute(lang)}>${text}</span>${
    note ? html` <span class="example-mark">${note}</span>` : ''
  }`;
}

/** The same as a link to the record. */
export function nameLink({ href, ...named }: Named & { href: string }): HtmlSafeString {
  const parts = /^(.*?)\s*(\(example\))$/s.exec(named.name);
  const note = named.example ?? parts?.[2];
  return html`<a class="name" href="${href}" ${langAttribute(named.lang)}>${named.marked ?? parts?.[1] ?? named.name}</a
    >${note ? html` <span class="example-mark">${note}</span>` : ''}`;
}

function langAttribute(lang: string | null | undefined): HtmlSafeString | string {
  return lang ? html`lang="${lang}"` : '';
}
