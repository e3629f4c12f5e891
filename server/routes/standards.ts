import { Hono } from 'hono';
import { mediaTypes } from '../../utils/protocol/wire.ts';
import type { AppEnv } from '../http/app-env.ts';
import { RequestRefused } from '../problem.ts';
import type { PublishedStandard } from '../standard/read-standard.ts';
import { patterns } from './patterns.ts';

/** What reports are judged by, byte for byte as the descriptor's hash has it (A6, A20). */
export function standardRoutes({ standard, json }: PublishedStandard): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get(patterns.standard, (c) => {
    if (c.req.param('id') !== standard.id || c.req.param('version') !== standard.version)
      throw new RequestRefused('not-found');
    return c.body(json, 200, { 'Content-Type': mediaTypes.json });
  });
  return routes;
}
