import { headers, mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { messagePath, messagesPath } from './message-paths.ts';
import {
  answer,
  capability,
  count,
  hash,
  type Json,
  jsonContent,
  operation,
  parameter,
  patternText,
  uuid4,
} from './operation.ts';

const structuredBoolean = { type: 'string', enum: ['?0', '?1'] };

const uploadAnswer: Json = {
  description: 'Where the upload stands.',
  headers: {
    [headers.offset]: { required: true, schema: count },
    [headers.complete]: { required: true, schema: structuredBoolean },
  },
};

const evidencePath: Json = {
  parameters: [parameter('path', 'sha256', hash)],
  head: operation('readUpload', {
    summary: 'Where an upload stands; 404 if not one byte of it is here.',
    security: capability,
    responses: { '204': uploadAnswer },
  }),
  patch: operation('sendChunk', {
    summary: 'Adds one chunk at the offset at which the upload stands.',
    security: capability,
    parameters: [
      parameter('header', headers.offset, count),
      parameter('header', headers.complete, structuredBoolean),
      parameter('header', headers.length, count, false),
      parameter('header', headers.digest, patternText('sha-256=:[A-Za-z0-9+/]{43}=:')),
    ],
    requestBody: { required: true, content: { [mediaTypes.chunk]: {} } },
    responses: { '204': uploadAnswer },
  }),
};

const reportPath: Json = {
  parameters: [parameter('path', 'id', uuid4)],
  put: operation('sendReport', {
    summary: 'Commits a report whose evidence has arrived. The same bytes again: the same receipt.',
    security: capability,
    parameters: [parameter('header', headers.workNonce, patternText('^[0-9]{1,16}$'), false)],
    requestBody: { required: true, content: jsonContent('ReportEnvelope') },
    responses: {
      '200': answer('It was here already.', 'ReceiptResponse'),
      '201': answer('Taken in.', 'ReceiptResponse'),
    },
  }),
  get: operation('readStatus', {
    summary: 'The receipt again and every step so far.',
    security: capability,
    responses: { '200': answer('For the holder of the capability.', 'ReportStatus') },
  }),
};

const reportCasePath: Json = {
  parameters: [parameter('path', 'id', uuid4)],
  get: operation('readCase', {
    summary: 'What became of a report: each step with the proof that it is in the ledger.',
    security: capability,
    parameters: [
      parameter('query', 'after', patternText('^\\d{1,6}$'), false),
      parameter('query', 'size', patternText('^\\d{1,15}$'), false),
    ],
    responses: { '200': answer('For the holder of the capability.', 'ReportCase') },
  }),
};

/** What a reporter’s client asks, each under the capability of one report. */
export const reportPaths: Json = {
  [paths.evidence('{sha256}')]: evidencePath,
  [paths.report('{id}')]: reportPath,
  [paths.reportCase('{id}')]: reportCasePath,
  [paths.reportMessages('{id}')]: messagesPath(
    'readMessages',
    'What reporter and desk wrote to each other, as it was sealed.',
    capability,
  ),
  [`${paths.reportMessages('{id}')}/{number}`]: messagePath(
    'sendMessage',
    'Takes a message of the reporter, with the step that it becomes; the same bytes again: the same answer.',
    capability,
    'ReporterMessage',
  ),
};
