import { parentPort, workerData } from 'node:worker_threads';
import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
} from 'd3-force';

const { count, links } = workerData as { count: number; links: [number, number][] };
const TICKS = 300;

/** The same numbers each time, so that the same network is always drawn alike. */
function fixedRandom(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const nodes = Array.from({ length: count }, (_, index) => ({ index, x: 0, y: 0 }));
const simulation = forceSimulation(nodes)
  .randomSource(fixedRandom())
  .force(
    'link',
    forceLink(links.map(([source, target]) => ({ source, target })))
      .distance(46)
      .strength(0.35),
  )
  .force('charge', forceManyBody().strength(-120).distanceMax(420))
  .force('collide', forceCollide(11))
  .force('x', forceX().strength(0.05))
  .force('y', forceY().strength(0.07))
  .force('center', forceCenter())
  .stop();
// Without a place of its own each node would begin on the same point.
for (const [index, node] of nodes.entries()) {
  node.x = Math.cos(index * 2.4) * 10 * Math.sqrt(index + 0.5);
  node.y = Math.sin(index * 2.4) * 10 * Math.sqrt(index + 0.5);
}
simulation.tick(TICKS);
parentPort?.postMessage(
  nodes.map(({ x, y }) => [Math.round(x), Math.round(y)]),
  [],
);
