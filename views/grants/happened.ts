import { html, type HtmlSafeString } from '@prairielearn/html';
import type { GrantDetail, GrantSigning } from '#features/grants/queries.ts';
import { formatHour } from '#language/format.ts';
import { comparePartialDates } from '#language/partial-date.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { timeline, type TimelineItem } from '../components/timeline.ts';
import type { Ui } from '../ui.ts';
import { afterSteps } from './after-steps.ts';
import type { GrantView } from './show.ts';

type Step = TimelineItem & { date: string };

/** What happened and what is still to come, in the order of time as far as dates are known. */
export function happenedSection(ui: Ui, view: GrantView): HtmlSafeString {
  const { t } = ui;
  const steps = stepsOf(ui, view).toSorted(
    (left, right) => comparePartialDates(left.date, right.date) ?? left.date.length - right.date.length,
  );
  return section({
    title: t('grant.happened'),
    id: 'what-happened',
    note: steps.length > 0 ? t('grant.happenedNote') : undefined,
    body:
      steps.length > 0
        ? timeline(ui, steps)
        : html`<p><em class="unknown">${t('grant.nothingDated')}</em></p>`,
  });
}

function stepsOf(ui: Ui, view: GrantView): Step[] {
  const { grant } = view;
  const { signing, startsOn } = grant;
  const endsOn = grant.amendedEndsOn ?? grant.endsOn;
  const isPast = (date: string) => (comparePartialDates(date, ui.today) ?? 0) <= 0;
  // Of a grant that is not signed nobody can say that it started when it was meant to.
  const past = grant.status === 'planned' || grant.status === 'cancelled' ? 'toStart' : 'started';
  return [
    ...grant.reversedSignings.flatMap((reversed) => reversedSteps(ui, reversed)),
    ...(signing ? [signedStep(ui, signing, view.signatories)] : toBeSigned(ui, grant)),
    ...afterSteps(ui, grant, view.after),
    ...(startsOn ? [plainStep(ui, startsOn, isPast(startsOn) ? past : 'starts')] : []),
    ...(endsOn ? [plainStep(ui, endsOn, isPast(endsOn) ? 'ended' : 'ends')] : []),
  ];
}

function plainStep(ui: Ui, date: string, said: 'starts' | 'started' | 'toStart' | 'ends' | 'ended'): Step {
  const text = ui.t(`grant.step.${said}`);
  return {
    id: said,
    date,
    kind: said === 'starts' || said === 'ends' ? 'future' : 'past',
    text: said === 'started' ? html`<strong>${text}</strong>` : text,
  };
}

/** The day of a ceremony ahead, on whose list the grant stands. */
function toBeSigned(ui: Ui, { ceremonies, status }: GrantDetail): Step[] {
  if (status === 'cancelled') return [];
  return ceremonies.flatMap(({ slug, title, plannedOn }) =>
    plannedOn === null || (comparePartialDates(plannedOn, ui.today) ?? 0) < 0
      ? []
      : [
          {
            id: `list-${slug}`,
            date: plannedOn,
            kind: 'future' as const,
            text: phrase(ui, 'grant.step.toBeSigned', {
              ceremony: html`<a href="${paths.ceremony(slug)}">${title}</a>`,
            }),
          },
        ],
  );
}

function signedStep(ui: Ui, signing: GrantSigning, signatories: GrantView['signatories']): Step {
  const { t } = ui;
  const { id, signedOn, kind, recordedLaterReason, overrideReason, seenReason } = signing;
  const notes: Content[] = [
    kind === 'reported' ? t('grant.step.reported') : '',
    signatories?.grantee && signatories.programme
      ? t('grant.step.signatories', { grantee: signatories.grantee, programme: signatories.programme })
      : '',
    recordedLaterReason ? t('grant.step.later', { reason: recordedLaterReason }) : '',
    overrideReason ? t('grant.step.override', { reason: overrideReason }) : '',
    seenReason && ui.person?.isStaff ? t('grant.step.seen', { reason: seenReason }) : '',
  ].filter((note) => note !== '');
  return {
    id: `signing-${id}`,
    date: signedOn,
    kind: 'signing',
    text: signedText(ui, signing),
    note:
      notes.length > 0
        ? html`${notes.map((note, place) => html`${place > 0 ? html`<br />` : ''}${note}`)}`
        : undefined,
  };
}

function signedText(ui: Ui, { signedAt, ceremony }: GrantSigning): HtmlSafeString {
  const { t } = ui;
  const word = signedAt
    ? t('grant.step.signedHour', { hour: formatHour(signedAt, ui.language) })
    : t('grant.step.signed');
  const signed = html`<strong>${word}</strong>`;
  if (!ceremony) return signed;
  const link = html`<a href="${paths.ceremony(ceremony.slug)}">${ceremony.title}</a>`;
  return phrase(ui, 'grant.step.signedAt', { signed, ceremony: link });
}

/** A signing that was taken back stays readable: what was recorded, and the correction with its day and reason. */
function reversedSteps(ui: Ui, reversed: GrantDetail['reversedSignings'][number]): Step[] {
  const { t } = ui;
  const { id, signedOn, reversedOn, reversalReason } = reversed;
  return [
    { id: `signing-${id}`, date: signedOn, kind: 'past', text: html`<s>${signedText(ui, reversed)}</s>` },
    {
      id: `reversal-${id}`,
      date: reversedOn,
      kind: 'past',
      text: html`<strong>${t('grant.step.reversed')}</strong>`,
      note: reversalReason ? t('grant.step.reason', { reason: reversalReason }) : undefined,
    },
  ];
}
