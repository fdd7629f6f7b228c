import { html } from '@prairielearn/html';
import type { CoalitionDetail } from '#features/coalitions/queries.ts';
import type { CoalitionWork } from '#features/coalitions/work.ts';
import { paths } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { nameLink } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { timeline, type TimelineItem } from '../components/timeline.ts';
import type { Page, Ui } from '../ui.ts';
import { coalitionCrumbs } from './crumbs.ts';

/** Everything that happened to a coalition in one line of time, the latest first; what has no date stands apart. */
export function coalitionTimelinePage(ui: Ui, coalition: CoalitionDetail, work: CoalitionWork): Page {
  const { t } = ui;
  const items = [...formed(ui, coalition), ...members(ui, coalition), ...done(ui, work)];
  const dated = items
    .filter(({ date }) => date)
    .toSorted((left, right) => (right.date ?? '').localeCompare(left.date ?? ''));
  const undated = items.filter(({ date }) => !date);
  const title = t('coalition.timeline');
  return {
    title: `${title}: ${coalition.name}`,
    section: 'coalitions',
    crumbs: coalitionCrumbs(ui, coalition, title),
    body: html`
      ${pageHead({ title, second: html`<span ${coalition.nameLanguage ? html`lang="${coalition.nameLanguage}"` : ''}>${coalition.name}</span>`, isLong: true })}
      ${dated.length > 0 ? timeline(ui, dated) : html`<p><em class="unknown">${t('coalition.nothingDated')}</em></p>`}
      ${
        undated.length > 0
          ? section({
              title: t('coalition.undated'),
              id: 'undated',
              note: t('coalition.undatedNote'),
              body: timeline(ui, undated),
            })
          : ''
      }
    `,
  };
}

function formed(ui: Ui, { formedOn, formedAt }: CoalitionDetail): TimelineItem[] {
  if (!formedOn) return [];
  const note = formedAt
    ? html`<a href="${paths.session(formedAt.event, formedAt.session)}">${formedAt.sessionTitle}</a>`
    : undefined;
  return [{ id: 'formed', date: formedOn, kind: 'signing', text: ui.t('coalition.wasFormed'), note }];
}

/** Joins and leaves whose day is known; who belongs to it without a date stands on the coalition's own page. */
function members(ui: Ui, { membersByCountry }: CoalitionDetail): TimelineItem[] {
  return membersByCountry
    .flatMap(({ current, former }) => [...current, ...former])
    .flatMap(({ id, organisation, joinedOn, leftOn, leftReason }) => {
      const name = nameLink({
        href: paths.organisation(organisation.slug),
        name: organisation.name,
        lang: organisation.language,
      });
      return [
        ...(joinedOn
          ? [{ id: `joined-${id}`, date: joinedOn, text: phrase(ui, 'coalition.joinedLine', { name }) }]
          : []),
        ...(leftOn
          ? [
              {
                id: `left-${id}`,
                date: leftOn,
                text: phrase(ui, 'coalition.leftLine', { name }),
                note: leftReason ?? undefined,
              },
            ]
          : []),
      ];
    });
}

function done(ui: Ui, { outcomes, actions, publications }: CoalitionWork): TimelineItem[] {
  const { t } = ui;
  const place = (country: string | null, institution: string | null) =>
    [country ? countryLabel(country, ui) : '', institution ?? ''].filter(Boolean).join(', ');
  return [
    ...outcomes.map(
      ({ id, coalition, happenedOn, step, isCounted, whatChanged, country, institution }): TimelineItem => ({
        id: `outcome-${id}`,
        date: happenedOn,
        kind: isCounted && step !== 'rejected' && step !== 'rolled_back' ? 'signing' : 'past',
        text: html`<strong>${t(`outcome.step.${step}`)}</strong>
          <a class="quiet-link" href="${paths.outcome(coalition.slug, id)}">${whatChanged}</a>`,
        note: [place(country, institution), isCounted ? '' : t('outcome.notCounted')]
          .filter(Boolean)
          .join(' · '),
      }),
    ),
    ...actions.map(({ id, actedOn, kind, what, country, institution }): TimelineItem => ({
      id: `action-${id}`,
      date: actedOn,
      text: html`${t(`action.kind.${kind}`)}: ${what}`,
      note: place(country, institution) || undefined,
    })),
    ...publications.map(({ id, publishedOn, title, titleLanguage }): TimelineItem => ({
      id: `publication-${id}`,
      date: publishedOn,
      text: html`${t('coalition.publicationLine')}
          <span ${titleLanguage ? html`lang="${titleLanguage}"` : ''}>${title}</span>`,
    })),
  ];
}
