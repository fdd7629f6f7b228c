import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { contextOf } from './context.ts';
import { linkRoutes } from './link-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** Signing in and out, and what a person looks after in their own account. */
export async function accounts(app: App, { config }: { config: Config }): Promise<void> {
  const context = contextOf(app.databases.registry, config);
  signInRoutes(app, context);
  linkRoutes(app, context);
}
