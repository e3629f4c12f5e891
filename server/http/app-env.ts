import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** What every route handler finds in its context: node's own request and response. */
export interface AppEnv {
  Bindings: HttpBindings;
}

export type AppContext = Context<AppEnv>;
