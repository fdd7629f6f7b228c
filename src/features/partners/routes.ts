import type { App } from '#app.ts';
import { matchingRoutes } from './matching-routes.ts';
import { networkRoutes } from './network-routes.ts';
import { matrixRoutes } from './matrix-routes.ts';
import { pairsRoutes } from './pairs-routes.ts';

/** Finding partners: the region's pairs, matching with reasons, the consortium and the network. */
export async function partners(app: App): Promise<void> {
  await matchingRoutes(app);
  await matrixRoutes(app);
  pairsRoutes(app);
  await networkRoutes(app);
}
