import type { FastifyReply, FastifyRequest } from 'fastify';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { paths } from '#paths.ts';
import { callList } from './list.ts';
import { findCall, listCalls } from './queries.ts';

const LATEST = 30;

/** The latest open calls as Atom (RFC 4287), for readers of feeds. Texts are plain; nothing of them is markup. */
export function sendFeed(request: FastifyRequest, reply: FastifyReply, publicUrl: string): FastifyReply {
  const { db, language } = request;
  const { t, changedAt } = request.ui();
  const asked = { chosen: { status: ['open'] }, sort: 'newest', size: LATEST };
  const { ids } = findList(db, callList, asked, { language, isStaff: isStaff(request.actor) });
  const entries = listCalls(db, ids).map(({ slug }) => {
    const { title, organisation, wanted, updatedAt } = findCall(db, slug);
    const address = `${publicUrl}${paths.call(slug)}`;
    return `<entry><id>${escape(address)}</id><title>${escape(title)}</title><link href="${escape(address)}"/><updated>${updatedAt}</updated><author><name>${escape(organisation.name)}</name></author><summary type="text">${escape(wanted)}</summary></entry>`;
  });
  const address = `${publicUrl}${paths.calls()}`;
  const head = `<id>${escape(address)}</id><title>${escape(t('calls.title'))}</title><link href="${escape(address)}"/><link rel="self" href="${escape(`${address}.atom`)}"/><updated>${changedAt || new Date(0).toISOString()}</updated>`;
  return reply
    .type('application/atom+xml; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">${head}${entries.join('')}</feed>\n`,
    );
}

/** Text within XML; characters that XML does not know are left out. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
