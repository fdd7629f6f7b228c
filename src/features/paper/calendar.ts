import type { CeremonyDetail } from '#features/ceremonies/queries.ts';
import { TIME_ZONE } from '#language/format.ts';

/**
 * A ceremony as an iCalendar file: its planned hours in the programme's time zone, else the whole day. The library
 * is loaded when a file is first asked for.
 */
export async function calendarOf(ceremony: CeremonyDetail, address: string): Promise<string> {
  const { default: ical } = await import('ical-generator');
  const { slug, title, plannedOn, plannedFrom, plannedUntil, place, updatedAt } = ceremony;
  const calendar = ical({
    name: title,
    prodId: { company: 'Civil Society Registry', product: 'ceremonies', language: 'EN' },
  });
  const isWholeDay = plannedFrom === null;
  const start = isWholeDay ? `${plannedOn}T00:00:00` : `${plannedOn}T${plannedFrom}:00`;
  const end = plannedUntil === null ? undefined : `${plannedOn}T${plannedUntil}:00`;
  calendar.createEvent({
    id: `${slug}@${new URL(address).host}`,
    start: instantOf(start, isWholeDay),
    ...(end === undefined ? {} : { end: instantOf(end, isWholeDay) }),
    allDay: isWholeDay,
    summary: title,
    ...(place === null ? {} : { location: place }),
    url: address,
    stamp: new Date(updatedAt),
  });
  return calendar.toString();
}

/** A local time in Skopje as an instant; the offset is asked of the time zone's own rules. */
function instantOf(local: string, isWholeDay: boolean): Date {
  const asUtc = new Date(`${local}Z`);
  if (isWholeDay) return asUtc;
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(asUtc);
  const [hours = 0, minutes = 0] = shown.split(':').map(Number);
  const ahead = (hours * 60 + minutes - (asUtc.getUTCHours() * 60 + asUtc.getUTCMinutes()) + 1440) % 1440;
  return new Date(asUtc.getTime() - ahead * 60_000);
}
