import { html, type HtmlSafeString } from '@prairielearn/html';
import { paths } from '#paths.ts';
import type { MessageKey } from '#language/translate.ts';
import type { Ui } from '../ui.ts';

interface Door {
  forWhom: MessageKey;
  title: MessageKey;
  href: string;
  text: MessageKey;
  links: { label: MessageKey; href: string }[];
}

/** The three ways in, each for one kind of user. */
export function doors(ui: Ui): HtmlSafeString {
  const all: Door[] = [
    {
      forWhom: 'home.door.organisations',
      title: 'home.door.organisations.title',
      href: paths.organisations(),
      text: 'home.door.organisations.text',
      links: [
        { label: 'home.door.coalitions', href: paths.coalitions() },
        { label: 'general.events', href: paths.events() },
      ],
    },
    {
      forWhom: 'home.door.donors',
      title: 'home.door.donors.title',
      href: paths.grants(),
      text: 'home.door.donors.text',
      links: [
        { label: 'footer.counting', href: paths.counting() },
        { label: 'home.door.openData', href: paths.openData() },
      ],
    },
    {
      forWhom: 'home.door.staff',
      title: 'home.door.staff.title',
      href: paths.admin(),
      text: 'home.door.staff.text',
      links: [
        ui.person
          ? { label: 'practice.title', href: paths.practice() }
          : { label: 'general.signIn', href: paths.signIn() },
        { label: 'home.door.ceremonies', href: paths.ceremonies() },
      ],
    },
  ];
  return html`<div class="doors">${all.map((door) => one(ui, door))}</div>`;
}

function one({ t }: Ui, { forWhom, title, href, text, links }: Door): HtmlSafeString {
  return html`<section class="door">
    <p class="door-for">${t(forWhom)}</p>
    <h2 class="door-title"><a class="name" href="${href}">${t(title)}</a></h2>
    <p>${t(text)}</p>
    <ul>
      ${links.map((link) => html`<li><a href="${link.href}">${t(link.label)}</a></li>`)}
    </ul>
  </section>`;
}
