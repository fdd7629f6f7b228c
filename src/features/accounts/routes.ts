import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { accountRoutes } from './account-routes.ts';
import { accountsApi } from './api.ts';
import { codeRoutes } from './code-routes.ts';
import { confirmationRoutes } from './confirmation-routes.ts';
import { contextOf } from './context.ts';
import { keptFormRoutes } from './form-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { passwordRoutes } from './password-routes.ts';
import { secondStepRoutes } from './second-step-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** Signing in and out, and what a person looks after in their own account. */
export async function accounts(app: App, { config }: { config: Config }): Promise<void> {
  const context = contextOf(app.databases.registry, config);
  signInRoutes(app, context);
  codeRoutes(app, context);
  keptFormRoutes(app, context);
  linkRoutes(app, context);
  accountRoutes(app, context);
  passwordRoutes(app, context);
  passkeyRoutes(app, context);
  secondStepRoutes(app, context);
  confirmationRoutes(app, context);
  sessionRoutes(app, context);
  tokenRoutes(app, context);
  accountsApi(app, context);
}
