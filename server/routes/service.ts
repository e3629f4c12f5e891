import { Hono } from 'hono';
import type { SignedDescriptor } from '../../utils/protocol/descriptor.ts';
import type { AppEnv } from '../http/app-env.ts';
import { buildOpenApi } from '../openapi/build-openapi.ts';
import { RequestRefused } from '../problem.ts';
import { patterns } from './patterns.ts';

const json = { 'Content-Type': 'application/json' };

/** What the endpoint says of itself, to reporters and to whoever keeps it running. */
export function serviceRoutes(ports: {
  readonly descriptor: SignedDescriptor;
  /** Resolves if the store answers. */
  readonly probe: () => Promise<void>;
  readonly isStopping: () => boolean;
}): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const openApi = JSON.stringify(buildOpenApi());
  routes.get(patterns.descriptor, (c) => c.json(ports.descriptor));
  routes.get(patterns.openapi, (c) => c.body(openApi, 200, json));
  routes.get(patterns.health, (c) => c.json({ status: 'ok' }));
  routes.get(patterns.readiness, async (c) => {
    if (ports.isStopping()) throw new RequestRefused('unavailable');
    await ports.probe().catch((cause: unknown) => {
      throw new RequestRefused('unavailable', { cause });
    });
    return c.json({ status: 'ready' });
  });
  return routes;
}
