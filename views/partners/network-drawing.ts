import { html, type HtmlSafeString } from '@prairielearn/html';
import type { NamedOrganisation } from '#features/partners/details.ts';
import type { Layout, Point } from '#features/partners/network-layout.ts';
import type { Network } from '#features/partners/network.ts';
import type { NetworkAsked } from '#features/partners/network-request.ts';
import { paths } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import type { Ui } from '../ui.ts';

export interface Drawing {
  asked: NetworkAsked;
  network: Network;
  layout: Layout;
  /** Who is looked at closer. */
  focusId: number | undefined;
}

/** Roughly as on the map: the west at the left, the east at the right; whoever is of no known country comes last. */
const SIDES = [
  ['BA', 'ME', 'AL'],
  ['RS', 'XK', 'MK'],
] as const;
const WIDTH = 800;
const ROW = 26;
const LEFT = 246;
const RIGHT = 540;
const LONGEST_NAME = 30;
/** Names of a layout by force stand at least so far from one another. */
const LINE = 16;

/** The network drawn. Each mark is a link that looks closer at its organisation, so that it works by keyboard. */
export function drawing(ui: Ui, content: Drawing): HtmlSafeString {
  return content.layout.kind === 'columns' ? columns(ui, content) : force(ui, content);
}

interface Spot {
  point: Point;
  side: number;
}

function columns(ui: Ui, content: Drawing): HtmlSafeString {
  const { network, layout } = content;
  const spots = new Map<number, Spot>();
  const headings: { text: string; y: number; side: number }[] = [];
  let height = 0;
  for (const [side, codes] of SIDES.entries()) {
    let y = 14;
    for (const code of [...codes, ...(side === 0 ? [null] : ['others'])]) {
      const own = layout.drawn.filter((id) => belongsTo(network.organisations.get(id), code));
      if (own.length === 0) continue;
      headings.push({
        text:
          code === null
            ? ui.t('network.noCountry')
            : code === 'others'
              ? ui.t('network.elsewhere')
              : countryLabel(code, ui),
        y,
        side,
      });
      for (const id of own) {
        y += ROW;
        spots.set(id, { point: [side === 0 ? LEFT : RIGHT, y], side });
      }
      y += ROW * 1.6;
    }
    height = Math.max(height, y);
  }
  return svg(
    ui,
    `0 0 ${WIDTH} ${Math.round(height)}`,
    html`
    ${headings.map(({ text, y, side }) => html`<text class="net-country" x="${side === 0 ? LEFT - 14 : RIGHT + 14}" y="${y}" data-side="${side}">${text}</text>`)}
    ${lines(content, spots, curve)}
    ${[...spots].map(([id, { point, side }]) => mark(ui, content, id, point, side))}
  `,
  );
}

function belongsTo(organisation: NamedOrganisation | undefined, code: string | null): boolean {
  const country = organisation?.country ?? null;
  if (code !== 'others') return country === code;
  return country !== null && !SIDES.flat().some((known) => known === country);
}

function curve({ point: [x, y], side }: Spot, { point: [toX, toY], side: toSide }: Spot): string {
  if (side === toSide) {
    const bulge = side === 0 ? 70 : -70;
    return `M${x} ${y}C${x + bulge} ${y} ${toX + bulge} ${toY} ${toX} ${toY}`;
  }
  const middle = (x + toX) / 2;
  return `M${x} ${y}C${middle} ${y} ${middle} ${toY} ${toX} ${toY}`;
}

/** Lines of the chosen one come last, so that they lie above the others. */
function lines(
  { network, focusId }: Drawing,
  spots: Map<number, Spot>,
  path: (from: Spot, to: Spot) => string,
): HtmlSafeString {
  const drawn = network.graph.pairs.flatMap(({ left, right }) => {
    const [from, to] = [spots.get(left), spots.get(right)];
    return from && to ? [{ d: path(from, to), isChosen: left === focusId || right === focusId }] : [];
  });
  return html`<g aria-hidden="true">
    ${drawn.toSorted((left, right) => Number(left.isChosen) - Number(right.isChosen)).map(({ d, isChosen }) => html`<path class="net-line" ${isChosen ? html`data-chosen` : ''} d="${d}" />`)}
  </g>`;
}

function mark(
  ui: Ui,
  content: Drawing,
  id: number,
  [x, y]: Point,
  side: number | undefined,
  textY = y,
): HtmlSafeString {
  const { network, focusId, asked } = content;
  const organisation = network.organisations.get(id);
  if (!organisation) return html``;
  const isChosen = id === focusId;
  const isNear = isChosen || (focusId !== undefined && network.graph.neighbours.get(focusId)!.has(id));
  const isNamed = side !== undefined || isNear;
  const { slug, name, nameLanguage, country } = organisation;
  const href = paths.partnersNetwork({ by: asked.by, year: asked.year, focus: isChosen ? undefined : slug });
  const count = network.graph.neighbours.get(id)?.size ?? 0;
  const shown = isNamed ? shortName(name) : '';
  const said = shown && !name.startsWith(shown) ? `${shown} – ${name}` : name;
  const textX = side === 0 ? x - 14 : x + (side === undefined ? 10 : 14);
  return html`<a
    class="net-mark"
    href="${href}"
    ${isChosen ? html`data-chosen` : isNear ? html`data-near` : ''}
    data-side="${side ?? 1}"
    aria-label="${said}${country ? `, ${countryLabel(country, ui)}` : ''}: ${ui.t('network.partners', { count })}"
    ><title>${name}</title><circle class="net-hit" cx="${x}" cy="${y}" r="12" /><circle class="net-dot" cx="${x}" cy="${y}" r="${network.leads.has(id) ? 5.5 : 3.8}" ${network.leads.has(id) ? html`data-lead` : ''} />${
      isNamed
        ? html`<text x="${textX}" y="${textY + 5}" ${nameLanguage ? html`lang="${nameLanguage}"` : ''}>${shown}</text>`
        : ''
    }</a
  >`;
}

function shortName(name: string): string {
  const plain = name.replace(/\s*\(example\)$/, '');
  const [, acronym] = /[–(\s-]\s*([A-ZČĆŠŽĐ]{3,12})\)?$/.exec(plain) ?? [];
  if (plain.length <= LONGEST_NAME) return plain;
  return acronym ?? `${plain.slice(0, Math.max(plain.lastIndexOf(' ', LONGEST_NAME), 12))}…`;
}

function force(ui: Ui, content: Drawing): HtmlSafeString {
  const { places } = content.layout;
  const points = [...places.values()];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) - 40, Math.min(...ys) - 30];
  const box = `${left} ${top} ${Math.max(...xs) - left + 120} ${Math.max(...ys) - top + 30}`;
  const spots = new Map([...places].map(([id, point]) => [id, { point, side: 1 }]));
  const heights = nameHeights(content);
  const straight = ({ point: [x, y] }: Spot, { point: [toX, toY] }: Spot) => `M${x} ${y}L${toX} ${toY}`;
  return svg(
    ui,
    box,
    html`
    ${lines(content, spots, straight)} ${[...places].map(([id, point]) => mark(ui, content, id, point, undefined, heights.get(id)))}
  `,
  );
}

/** The names near the chosen one, each moved down as far as the one above it needs room. */
function nameHeights({ network, layout, focusId }: Drawing): Map<number, number> {
  if (focusId === undefined) return new Map();
  const near = [focusId, ...network.graph.neighbours.get(focusId)!].flatMap((id) => {
    const point = layout.places.get(id);
    return point ? [{ id, y: point[1] }] : [];
  });
  let last = -Infinity;
  return new Map(
    near
      .toSorted((left, right) => left.y - right.y)
      .map(({ id, y }) => {
        last = Math.max(y, last + LINE);
        return [id, last];
      }),
  );
}

/** The buttons are drawn by the script that they need. */
function svg(ui: Ui, box: string, body: HtmlSafeString): HtmlSafeString {
  return html`<div
      class="net-frame"
      data-network
      data-in="${ui.t('network.zoomIn')}"
      data-out="${ui.t('network.zoomOut')}"
      data-all="${ui.t('network.zoomAll')}"
    >
      <svg class="net" viewBox="${box}" role="group" aria-label="${ui.t('network.drawing')}">${body}</svg>
    </div>
    <script src="/assets/script/network.js" type="module"></script>`;
}
