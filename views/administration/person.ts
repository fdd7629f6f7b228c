import { html, type HtmlSafeString } from '@prairielearn/html';
import type { PersonRow } from '#features/administration/queries.ts';
import type { HistoryLine } from '#features/history/lines.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import { linkButton, plainButton, quietButton } from '../components/button.ts';
import { dateText, instantText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { pageHead } from '../components/page-head.ts';
import { pagination } from '../components/pagination.ts';
import { section, sideSection } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import { historyEntry } from '../history/entry.ts';
import type { Page, Ui } from '../ui.ts';
import { peopleCrumbs, personName, personState, reach } from './parts.ts';

export interface PersonContent {
  person: PersonRow;
  /** Whether the reader looks at themselves. */
  isSelf: boolean;
  /** What was changed of the person, the newest first. */
  changes: HistoryLine[];
  /** What the person did, one page of it. */
  acts: HistoryLine[];
  actsTotal: number;
  actsFirst: number;
  nextHref: string | undefined;
  newestHref: string | undefined;
}

/** A person, for administrators: what they may do, the acts on that, and what they did. */
export function personPage(ui: Ui, content: PersonContent): Page {
  const { t } = ui;
  const { person, changes } = content;
  const name = personName(ui, person);
  return {
    title: name,
    crumbs: peopleCrumbs(ui, { label: name }),
    body: html`
      <div class="columns">
        <div class="column-main">
          ${pageHead({
            title: name,
            kicker: personState(ui, person.state),
            lead: person.state === 'erased' || person.name === null ? undefined : person.email,
            isLong: name.length > 30,
          })}
          ${rolesSection(ui, person)} ${actsSection(ui, content)}
          ${
            changes.length > 0
              ? section({ title: t('people.changes'), id: 'changes', body: timeline(ui, changes) })
              : ''
          }
        </div>
        <div class="column-side">${side(ui, person)}</div>
      </div>
    `,
  };
}

function rolesSection(ui: Ui, person: PersonRow): HtmlSafeString {
  const { t } = ui;
  const isHere = person.state !== 'erased';
  return section({
    title: t('people.roles'),
    id: 'roles',
    links: isHere ? [{ label: t('people.giveRole'), href: paths.personRoles(person.publicId) }] : [],
    body:
      person.roles.length === 0
        ? html`<p>${t('people.noRole')}</p>`
        : html`${person.roles.map(
            ({ id }) =>
              html`<form id="withdraw-${id}" method="post" action="${paths.personRoleWithdrawal(person.publicId, id)}"></form>`,
          )}
          ${dataTable({
            isUnderHeading: true,
            caption: t('people.roles'),
            isCaptionHidden: true,
            columns: [
              { key: 'role', label: t('people.role'), kind: 'name' },
              { key: 'reach', label: t('people.reach') },
              { key: 'act', label: t('people.withdraw'), kind: 'act', isLabelHidden: true },
            ],
            rows: person.roles.map((role) => ({
              id: `role-${role.id}`,
              cells: {
                role: t(`people.role.${role.role}`),
                reach: reach(ui, role),
                act: quietButton({
                  label: t('people.withdraw'),
                  spoken: t(`people.role.${role.role}`),
                  form: `withdraw-${role.id}`,
                }),
              },
            })),
          })}`,
  });
}

function actsSection(ui: Ui, content: PersonContent): HtmlSafeString {
  const { t } = ui;
  const { acts, actsTotal: total, actsFirst: first, nextHref, newestHref } = content;
  return section({
    title: t('people.acts'),
    id: 'acts',
    note: total > 0 ? t('people.actsCount', { count: total }) : undefined,
    body:
      total === 0
        ? html`<p>${t('people.noActs')}</p>`
        : html`${timeline(ui, acts)}
          ${
            nextHref || newestHref
              ? pagination(ui, {
                  first,
                  last: first === 0 ? 0 : first + acts.length - 1,
                  total,
                  previousHref: newestHref,
                  nextHref,
                })
              : ''
          }`,
  });
}

function timeline(ui: Ui, lines: HistoryLine[]): HtmlSafeString {
  return html`<ol class="timeline">
    ${lines.map((line) => historyEntry(ui, line, paths.person))}
  </ol>`;
}

function side(ui: Ui, person: PersonRow): HtmlSafeString {
  const { t } = ui;
  const { publicId, createdAt, suspendedAt, invitedUntil, state } = person;
  return html`
    ${state === 'erased' ? '' : possibleActs(ui, person)}
    ${sideSection({
      title: t('people.facts'),
      body: facts(ui, {
        layout: 'over',
        unknown: 'left out',
        facts: [
          { label: t('people.since'), value: dateText(dayOf(new Date(createdAt)), ui, 'long') },
          {
            label: t('people.invitedUntil'),
            value: state === 'invited' && invitedUntil ? instantText(invitedUntil, ui) : undefined,
          },
          { label: t('people.suspendedAt'), value: suspendedAt ? instantText(suspendedAt, ui) : undefined },
          { label: t('people.publicId'), value: html`<code class="public-id">${publicId}</code>` },
        ],
      }),
    })}
  `;
}

function possibleActs(ui: Ui, { publicId, state, hasSignedIn, roles }: PersonRow): HtmlSafeString {
  const { t } = ui;
  const post = (action: string, label: string) =>
    html`<form method="post" action="${action}">${plainButton({ label, isWide: true })}</form>`;
  const isAway = state === 'suspended';
  return html`<div class="side-acts">
    ${!hasSignedIn && !isAway && roles.length > 0 ? post(paths.personInvitation(publicId), t(state === 'invited' ? 'people.inviteAgain' : 'people.inviteNow')) : ''}
    ${state === 'invited' ? post(paths.personInvitationWithdrawal(publicId), t('people.withdrawInvitation')) : ''}
    ${roles.length > 0 ? linkButton({ label: t('people.handOver'), href: paths.personHandover(publicId), isWide: true }) : ''}
    ${linkButton({ label: t('personal.short'), href: paths.personalData(publicId), isWide: true })}
    ${
      isAway
        ? post(paths.personReinstatement(publicId), t('people.reinstate'))
        : linkButton({
            label: t('people.suspend'),
            href: paths.personSuspension(publicId),
            kind: 'danger',
            isWide: true,
          })
    }
  </div>`;
}
