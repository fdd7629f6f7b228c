import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { EntryRow } from '#features/desk/queries.ts';
import { CLOCK_OFF, isSigningKind, mayTryAgain } from '#features/desk/rules.ts';
import type { ResolutionInput } from '#features/desk/schemas.ts';
import { formatDate, formatHour, formatInstant, formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import { textField } from '../components/field.ts';
import { errorAt } from '../events/form.ts';
import type { Ui } from '../ui.ts';

/** What was decided about an entry and could not be taken. */
export interface RefusedDecision {
  key: string;
  typed: ResolutionInput;
  problems: Problem[];
}

/** How the people and desks of entries are said. */
export interface Said {
  who: (id: string | null) => string;
  deskOf: (desk: string | null) => string;
}

export function saidOf({ t }: Ui, people: ReadonlyMap<string, string>): Said {
  return {
    who: (id) => (id === null ? undefined : people.get(id)) ?? t('entries.somebody'),
    deskOf: (desk) => (desk === null || desk === 'form' ? t('entries.byForm') : desk.slice(0, 8)),
  };
}

/** Kept on a device where somebody else signed in before it was sent. */
export function isSentByAnother({ pressedBy, recordedBy }: EntryRow): boolean {
  return pressedBy !== null && pressedBy !== recordedBy;
}

/** What a person decided, when, who and why; undefined where nobody did. */
export function decidedText(ui: Ui, { who }: Said, entry: EntryRow): string | undefined {
  const { resolution, resolutionNote, resolvedAt, resolvedBy } = entry;
  if (resolution === null || resolvedAt === null) return undefined;
  const what = ui.t(`ceremony.resolution.${resolution}`);
  const time = formatInstant(resolvedAt, ui.language);
  const said = ui.t('entries.decided', { what, time, who: who(resolvedBy) });
  return resolutionNote ? `${said} ${resolutionNote}` : said;
}

/** An entry that needs a person: who pressed it, what stands against it, and what can be decided. */
export function waitingEntry(
  ui: Ui,
  {
    slug,
    said,
    entry,
    refused,
  }: { slug: string; said: Said; entry: EntryRow; refused: RefusedDecision | undefined },
): HtmlSafeString {
  const { t, language } = ui;
  const { who, deskOf } = said;
  const { signing } = entry;
  const minutes = Math.round(Math.abs(entry.offsetMs) / 60_000);
  const time = formatHour(entry.happenedAt, language);
  const isOff = Math.abs(entry.offsetMs) > CLOCK_OFF;
  return html`<h3 class="waiting-what">
      ${t(`ceremony.entry.${entry.kind}`)} <a class="reference" href="${paths.grant(entry.grant)}">${entry.grant}</a>
    </h3>
    <p class="note">
      ${t('entries.pressed', { time, who: who(entry.pressedBy ?? entry.recordedBy), desk: deskOf(entry.desk) })}${
        isOff
          ? html` <em class="clock-off">(${t('entries.clockOff', { minutes: formatNumber(minutes, language) })})</em>`
          : ''
      }
      ${isSentByAnother(entry) ? t('entries.sentBy', { who: who(entry.recordedBy) }) : ''}
    </p>
    ${
      signing
        ? html`<p class="waiting-why">
            ${t('entries.stood', {
              time:
                signing.signedAt === null
                  ? formatDate(signing.signedOn, language, 'long')
                  : formatHour(signing.signedAt, language),
              who: who(signing.recordedBy),
              desk: deskOf(signing.desk),
            })}
            ${signing.isReversed ? t('entries.stoodReversed') : ''}
          </p>`
        : html`<ul class="waiting-why">
            ${entry.problems.map(({ message, values }) => html`<li>${t(message, values)}</li>`)}
          </ul>`
    }
    ${entry.resolvedAt === null ? '' : html`<p class="waiting-decided">${decidedText(ui, said, entry)}</p>`}
    ${decision(ui, slug, entry, refused)}`;
}

/** First what is needed to take the entry after all, then the reason for which it is set aside. */
function decision(
  ui: Ui,
  slug: string,
  entry: EntryRow,
  refused: RefusedDecision | undefined,
): HtmlSafeString {
  const { t } = ui;
  const { key, kind, outcome, signing } = entry;
  const problems = refused?.problems ?? [];
  const lacks = new Set([...entry.problems, ...problems].map(({ path }) => path.split('/')[1]));
  const isSigning = isSigningKind(kind);
  const mayStand = outcome === 'waiting' || signing?.isReversed === true;
  const field = (name: keyof ResolutionInput, label: string) =>
    textField({
      name,
      id: `${name}-${key}`,
      label,
      value: refused?.typed[name] ?? '',
      autocomplete: 'off',
      maxlength: name.endsWith('Signatory') ? 200 : 1000,
      error: errorAt(ui, problems, name),
    });
  const spoken = `${t(`ceremony.entry.${kind}`)} ${entry.grant}`;
  const button = (value: string, label: string) =>
    plainButton({ label, name: 'resolution', value, isSmall: true, spoken });
  const mayName = mayStand && isSigning;
  return html`<form class="decision" method="post" action="${paths.entryResolution(slug, key)}" novalidate>
    ${mayName && lacks.has('granteeSignatory') ? field('granteeSignatory', t('signing.granteeSignatory')) : ''}
    ${mayName && lacks.has('programmeSignatory') ? field('programmeSignatory', t('signing.programmeSignatory')) : ''}
    ${lacks.has('recordedLaterReason') || lacks.has('signedOn') ? field('recordedLaterReason', t('signing.recordedLater')) : ''}
    ${lacks.has('seenReason') ? field('seenReason', t('signing.seenReason')) : ''}
    ${lacks.has('scheme') && ui.person?.isAdministrator ? field('overrideReason', t('signing.override')) : ''}
    ${mayName ? html`<div class="button-row">${button('signed', t('entries.signAfterAll'))}</div>` : ''}
    ${mayStand && mayTryAgain(kind) ? html`<div class="button-row">${button('tried_again', t('entries.tryAgain'))}</div>` : ''}
    ${outcome === 'already_signed' ? html`<div class="button-row">${button('seen', t('entries.markSeen'))}</div>` : ''}
    ${field('note', t('entries.note'))}
    <div class="button-row">${button('set_aside', t('entries.setAside'))}</div>
  </form>`;
}
