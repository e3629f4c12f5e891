import { paths } from '../../utils/protocol/wire.ts';

const uuid4 = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

/** Paths as the router reads them. Only these, never a request's own URL, appear in the log. */
export const patterns = {
  descriptor: paths.descriptor,
  openapi: '/openapi.json',
  health: paths.health,
  readiness: paths.readiness,
  evidence: '/v1/evidence/sha-256/:sha256{[0-9a-f]{64}}',
  report: `/v1/reports/:id{${uuid4}}`,
  checkpoint: paths.checkpoint,
  inclusion: '/v1/ledger/inclusion',
  consistency: '/v1/ledger/consistency',
} as const;

/** For an honest `Allow` on 405. */
export const methods: Readonly<Record<keyof typeof patterns, string>> = {
  descriptor: 'GET, HEAD',
  openapi: 'GET, HEAD',
  health: 'GET, HEAD',
  readiness: 'GET, HEAD',
  evidence: 'HEAD, PATCH',
  report: 'GET, HEAD, PUT',
  checkpoint: 'GET, HEAD',
  inclusion: 'GET, HEAD',
  consistency: 'GET, HEAD',
};
