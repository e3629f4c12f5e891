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
  reportCase: `/v1/reports/:id{${uuid4}}/case`,
  deskCases: paths.deskCases,
  deskCase: `/v1/desk/cases/:id{${uuid4}}`,
  deskEvents: `/v1/desk/cases/:id{${uuid4}}/events`,
  deskCounts: paths.deskCounts,
  standard: '/v1/standards/:id/:version',
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
  reportCase: 'GET, HEAD',
  deskCases: 'GET, HEAD',
  deskCase: 'GET, HEAD',
  deskEvents: 'POST',
  deskCounts: 'GET, HEAD',
  standard: 'GET, HEAD',
  checkpoint: 'GET, HEAD',
  inclusion: 'GET, HEAD',
  consistency: 'GET, HEAD',
};
