import { paths } from '../../utils/protocol/wire.ts';
import { messagePath, messagesPath } from './message-paths.ts';
import {
  answer,
  forHandlers,
  fromHandlers,
  handler,
  hash,
  type Json,
  jsonContent,
  operation,
  parameter,
  patternText,
  termId,
  uuid4,
} from './operation.ts';

const queuePath: Json = {
  get: operation('readQueue', {
    summary: 'Cases that are not closed, or those in one state; the most urgent first.',
    security: handler,
    parameters: [
      parameter('query', 'lane', termId, false),
      parameter('query', 'state', patternText('^[a-z-]{1,32}$'), false),
      parameter('query', 'owner', patternText('^(?:me|none|\\d{1,9})$'), false),
      parameter('query', 'due', patternText('^(?:overdue|complaint|appeal)$'), false),
      parameter('query', 'waits', patternText('^[a-z-]{1,32}$'), false),
      parameter(
        'query',
        'language',
        patternText('^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$'),
        false,
      ),
      parameter('query', 'flag', termId, false),
      parameter('query', 'after', patternText('^[\\w-]{1,300}$'), false),
    ],
    responses: { '200': answer('A page; `next` asks for what follows.', 'Queue') },
  }),
};

const deskCasePath: Json = {
  parameters: [parameter('path', 'id', uuid4)],
  ...forHandlers('readDeskCase', 'A case with all its steps.', 'DeskCase'),
};

const deskEventsPath: Json = {
  parameters: [parameter('path', 'id', uuid4)],
  post: operation('takeStep', {
    summary: 'Takes one step of a case. The same bytes again: the same answer.',
    security: handler,
    requestBody: { required: true, content: jsonContent('CaseEvent') },
    responses: {
      '200': answer('It was taken before.', 'TakenStep'),
      '201': answer('Taken.', 'TakenStep'),
    },
  }),
};

const deskContentPath: Json = {
  parameters: [parameter('path', 'id', uuid4)],
  get: operation('readContent', {
    summary:
      'The report as it was sent, with its receipt and the proof that whoever asks is in the ledger as opening it.',
    security: handler,
    responses: { '200': answer('For handlers with an opening of their own.', 'DeskContent') },
  }),
};

const deskEvidencePath: Json = {
  parameters: [parameter('path', 'id', uuid4), parameter('path', 'sha256', hash)],
  get: operation('readSealedEvidence', {
    summary: 'One sealed piece of evidence of a report.',
    security: handler,
    responses: {
      '200': {
        description: 'Ciphertext, for handlers with an opening of their own.',
        content: { 'application/octet-stream': {} },
      },
    },
  }),
};

/** Words that a step names by their SHA-256. */
const deskWordsPath: Json = {
  parameters: [parameter('path', 'id', uuid4), parameter('path', 'sha256', hash)],
  get: operation('readWords', {
    summary: 'The sealed words of a step.',
    security: handler,
    responses: { '200': answer('For handlers.', 'SealedBody') },
  }),
  put: fromHandlers(
    'keepWords',
    'Keeps the sealed words of a step, so that others at the desk can open them.',
    'SealedBody',
    'Kept.',
  ),
};

const deskLinkedPath: Json = {
  parameters: [parameter('path', 'id', uuid4)],
  get: operation('readLinked', {
    summary: 'The group of a case: about the same content or accounts, or linked by hand.',
    security: handler,
    responses: { '200': answer('At most fifty.', 'Linked') },
  }),
  post: operation('keepTags', {
    summary: 'Keeps the blind tags of a report, by who opened it, and answers with its group.',
    security: handler,
    requestBody: { required: true, content: jsonContent('ContentTags') },
    responses: { '200': answer('At most fifty.', 'Linked') },
  }),
};

const deskRecordPath: Json = {
  parameters: [parameter('path', 'id', uuid4)],
  get: operation('readRecord', {
    summary: 'All that vouches for a case, to be verified without this endpoint.',
    security: handler,
    responses: { '200': answer('For `npm run verify -- case FILE`.', 'CaseRecord') },
  }),
};

/** What handlers do with a case. */
export const casePaths: Json = {
  [paths.deskCases]: queuePath,
  [paths.deskCase('{id}')]: deskCasePath,
  [paths.deskEvents('{id}')]: deskEventsPath,
  [paths.deskMessages('{id}')]: messagesPath('readDeskMessages', 'The same for handlers.', handler),
  [`${paths.deskMessages('{id}')}/{number}`]: messagePath(
    'sendDeskMessage',
    'Takes a message to the reporter and its signed step, both or none.',
    handler,
    'DeskMessage',
  ),
  [paths.deskCounts]: forHandlers(
    'readCounts',
    'How many cases there are, by lane, state and owner.',
    'DeskCounts',
  ),
  [paths.deskContent('{id}')]: deskContentPath,
  [paths.deskEvidence('{id}', '{sha256}')]: deskEvidencePath,
  [paths.deskWords('{id}', '{sha256}')]: deskWordsPath,
  [paths.deskLinked('{id}')]: deskLinkedPath,
  [paths.deskRecord('{id}')]: deskRecordPath,
};
