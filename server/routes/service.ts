import { Hono } from 'hono';
import { mediaTypes } from '../../utils/protocol/wire.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Descriptors } from '../keys/build-descriptor.ts';
import { buildOpenApi } from '../openapi/build-openapi.ts';
import { RequestRefused } from '../problem.ts';
import { patterns } from './patterns.ts';

const json = { 'Content-Type': 'application/json' };

/** What the endpoint says of itself, to reporters and to whoever keeps it running. */
export function serviceRoutes(ports: {
  readonly descriptors: Descriptors;
  /** Resolves if the store answers. */
  readonly probe: () => Promise<void>;
  readonly isStopping: () => boolean;
}): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const openApi = JSON.stringify(buildOpenApi());
  routes.get(patterns.descriptor, (c) => {
    const isTolerant = c.req.header('Accept')?.includes(mediaTypes.descriptor) ?? false;
    const { current, earlier } = ports.descriptors;
    c.header('Vary', 'Accept');
    return isTolerant
      ? c.json(current, 200, { 'Content-Type': mediaTypes.descriptor })
      : c.json(earlier);
  });
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
