import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import {
  answer,
  count,
  type Json,
  operation,
  parameter,
  patternText,
  termId,
} from './operation.ts';
import type { BodyName } from './schemas.ts';

const versionText = patternText('^\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}$');

const simple = (
  id: string,
  summary: string,
  name: BodyName,
  query: readonly string[] = [],
): Json => ({
  get: operation(id, {
    summary,
    ...(query.length > 0 && { parameters: query.map((key) => parameter('query', key, count)) }),
    responses: { '200': answer(summary, name) },
  }),
});

const probe = (id: string, summary: string): Json => ({
  get: operation(id, { summary, responses: { '200': answer(summary) } }),
});

/** What anybody may ask: the standard, the ledger, and whether the endpoint is well. */
export const openPaths: Json = {
  [paths.standard('{id}', '{version}')]: {
    parameters: [parameter('path', 'id', termId), parameter('path', 'version', versionText)],
    get: operation('readStandard', {
      summary: 'What reports are judged by, byte for byte as the descriptor’s hash has it.',
      responses: {
        '200': {
          description: 'A standard; `docs/standard.md` tells its parts.',
          content: { [mediaTypes.json]: {} },
        },
      },
    }),
  },
  [paths.checkpoint]: simple(
    'readCheckpoint',
    'The signed head of the ledger (RFC 9162).',
    'CheckpointResponse',
  ),
  '/v1/ledger/inclusion': simple(
    'proveInclusion',
    'That a leaf is in the ledger of a size.',
    'InclusionResponse',
    ['leaf', 'size'],
  ),
  '/v1/ledger/consistency': simple(
    'proveConsistency',
    'That the ledger of one size continues that of another.',
    'ConsistencyResponse',
    ['from', 'to'],
  ),
  [paths.health]: probe('readHealth', 'The process answers.'),
  [paths.readiness]: probe('readReadiness', 'The store answers, and no stop is under way.'),
};
