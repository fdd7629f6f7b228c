import { Worker } from 'node:worker_threads';
import type { Database } from '#database/connection.ts';
import type { Network } from './network.ts';

export type Point = [x: number, y: number];
export interface Layout {
  kind: 'columns' | 'force';
  /** Ids of who is drawn; in a layout by force with the place of each. */
  drawn: number[];
  places: Map<number, Point>;
  /** How many are in the network and not drawn. */
  left: number;
}

/** Up to so many organisations stand in columns by country with their names (the look, “network”). */
const COLUMNS = 60;
const MOST_DRAWN = 250;

/**
 * Where everybody stands. Above sixty it is worked out by forces in a thread of its own, off the event loop, once
 * for a network; the same network gives the same drawing.
 */
export async function layoutOf(db: Database, network: Network, focus: number | undefined): Promise<Layout> {
  const { neighbours } = network.graph;
  const all = [...neighbours.keys()].toSorted(
    (left, right) => neighbours.get(right)!.size - neighbours.get(left)!.size || left - right,
  );
  if (all.length <= COLUMNS) return { kind: 'columns', drawn: all, places: new Map(), left: 0 };
  const own = focus === undefined ? [] : [focus, ...(neighbours.get(focus) ?? [])];
  const drawn = [...new Set([...own.slice(0, MOST_DRAWN), ...all])]
    .slice(0, MOST_DRAWN)
    .toSorted((a, b) => a - b);
  const places = await placesOf(db, network, drawn);
  return { kind: 'force', drawn, places, left: all.length - drawn.length };
}

async function placesOf(db: Database, { graph }: Network, drawn: number[]): Promise<Map<number, Point>> {
  const indices = new Map(drawn.map((id, index) => [id, index]));
  const links = graph.pairs.flatMap(({ left, right }): [number, number][] => {
    const [from, to] = [indices.get(left), indices.get(right)];
    return from === undefined || to === undefined ? [] : [[from, to]];
  });
  const kept = db.once('network layouts', () => new Map<string, Promise<Point[]>>());
  const key = JSON.stringify([drawn, links]);
  let points = kept.get(key);
  if (!points) {
    points = inWorker(drawn.length, links);
    kept.set(key, points);
    points.catch(() => kept.delete(key));
    if (kept.size > 30) kept.delete(kept.keys().next().value ?? '');
  }
  return new Map((await points).map((point, index) => [drawn[index]!, point]));
}

async function inWorker(count: number, links: [number, number][]): Promise<Point[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./network-worker.ts', import.meta.url), {
      workerData: { count, links },
    });
    worker.once('message', (points: Point[]) => {
      resolve(points);
      void worker.terminate();
    });
    worker.once('error', reject);
  });
}
