import { headers, mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { type BodyName, buildSchemas, refTo } from './schemas.ts';

type Json = Readonly<Record<string, unknown>>;

const text = (pattern: string): Json => ({ type: 'string', pattern });
const count = { type: 'integer', minimum: 0 };
const hash = text('^[0-9a-f]{64}$');
const uuid4 = text('^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$');
const termId = text('^[a-z0-9]+([.-][a-z0-9]+)*$');
const versionText = text('^\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}$');
const structuredBoolean = { type: 'string', enum: ['?0', '?1'] };

const parameter = (where: string, name: string, schema: Json, isRequired = true): Json => ({
  in: where,
  name,
  required: isRequired,
  schema,
});

const jsonContent = (name: BodyName): Json => ({
  [mediaTypes.json]: { schema: { $ref: refTo(name) } },
});

const answer = (description: string, name?: BodyName): Json => ({
  description,
  ...(name !== undefined && { content: jsonContent(name) }),
});

/** Any other answer is a problem document (RFC 9457). */
const problem = {
  description: 'Refused; `type` is `urn:plaint:problem:` and a stable code.',
  content: { [mediaTypes.problem]: { schema: { $ref: refTo('Problem') } } },
};

const uploadAnswer: Json = {
  description: 'Where the upload stands.',
  headers: {
    [headers.offset]: { required: true, schema: count },
    [headers.complete]: { required: true, schema: structuredBoolean },
  },
};

const capability = [{ capability: [] }];
const handler = [{ handler: [] }];

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly Json[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
  readonly security?: typeof capability | typeof handler;
}

function operation(id: string, { responses, ...rest }: Operation): Json {
  return { operationId: id, ...rest, responses: { ...responses, default: problem } };
}

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
      parameter('header', headers.digest, text('sha-256=:[A-Za-z0-9+/]{43}=:')),
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
    parameters: [parameter('header', headers.workNonce, text('^[0-9]{1,16}$'), false)],
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
    responses: { '200': answer('For the holder of the capability.', 'ReportCase') },
  }),
};

const queuePath: Json = {
  get: operation('readQueue', {
    summary: 'Cases that are not closed, or those in one state; the most urgent first.',
    security: handler,
    parameters: [
      parameter('query', 'lane', termId, false),
      parameter('query', 'state', text('^[a-z-]{1,32}$'), false),
      parameter('query', 'owner', text('^(?:me|none|\\d{1,9})$'), false),
      parameter('query', 'due', text('^(?:overdue|complaint|appeal)$'), false),
      parameter('query', 'after', text('^[\\w-]{1,300}$'), false),
    ],
    responses: { '200': answer('A page; `next` asks for what follows.', 'Queue') },
  }),
};

const deskCasePath: Json = {
  parameters: [parameter('path', 'id', uuid4)],
  get: operation('readDeskCase', {
    summary: 'A case with all its steps.',
    security: handler,
    responses: { '200': answer('For handlers.', 'DeskCase') },
  }),
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

const after = parameter('query', 'after', text('^\\d{1,6}$'), false);
const messageNumber = parameter('path', 'number', { type: 'integer', minimum: 1 });

const messagesPath = (id: string, summary: string, security: Operation['security']): Json => ({
  parameters: [parameter('path', 'id', uuid4)],
  get: operation(id, {
    summary,
    ...(security && { security }),
    parameters: [after],
    responses: { '200': answer('Those after `after`, in their order.', 'KeptMessages') },
  }),
});

const messagePath = (
  id: string,
  summary: string,
  security: Operation['security'],
  body: BodyName,
): Json => ({
  parameters: [parameter('path', 'id', uuid4), messageNumber],
  put: operation(id, {
    summary,
    ...(security && { security }),
    requestBody: { required: true, content: jsonContent(body) },
    responses: {
      '200': answer('It was taken before.', 'TakenStep'),
      '201': answer('Taken, with its step.', 'TakenStep'),
    },
  }),
});

const deskCountsPath: Json = {
  get: operation('readCounts', {
    summary: 'How many cases there are, by lane, state and owner.',
    security: handler,
    responses: { '200': answer('For handlers.', 'DeskCounts') },
  }),
};

const deskContentPath: Json = {
  parameters: [parameter('path', 'id', uuid4)],
  get: operation('readContent', {
    summary:
      'The report as it was sent, with the proof that whoever asks is in the ledger as opening it.',
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

const enrolPath: Json = {
  post: operation('enrol', {
    summary: 'Redeems an invitation, once. The same keys again: the same answer.',
    requestBody: { required: true, content: jsonContent('Enrolment') },
    responses: {
      '200': answer('They had joined before.', 'Enrolled'),
      '201': answer('On the team.', 'Enrolled'),
    },
  }),
};

const boxesPath: Json = {
  put: operation('keepBoxes', {
    summary: 'All boxes of a handler’s keys, in place of those before; of two methods at least.',
    security: handler,
    requestBody: { required: true, content: jsonContent('Boxes') },
    responses: { '204': answer('Kept.') },
  }),
};

const boxPath: Json = {
  parameters: [parameter('path', 'id', text('^[A-Za-z0-9_-]{43}$'))],
  get: operation('readBox', {
    summary:
      'One box by the id that its passkey or recovery code gives; none that a passphrase shuts.',
    responses: { '200': answer('For whoever can tell the id.', 'KeyBox') },
  }),
};

/** What a second person may have to approve. */
const placing = (id: string, summary: string, name: BodyName): Json => ({
  post: operation(id, {
    summary,
    security: handler,
    requestBody: { required: true, content: jsonContent(name) },
    responses: { '200': answer('Kept; `waiting` for a second person or in force.', 'Placed') },
  }),
});

const approvalsPath: Json = {
  post: operation('approve', {
    summary: 'The second person for a grant or an invitation.',
    security: handler,
    requestBody: { required: true, content: jsonContent('Approval') },
    responses: { '204': answer('In force.') },
  }),
};

const forHandlers = (id: string, summary: string, name: BodyName): Json => ({
  get: operation(id, {
    summary,
    security: handler,
    responses: { '200': answer('For handlers.', name) },
  }),
});

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

const descriptorPath: Json = {
  get: operation('readDescriptor', {
    summary: 'Keys, limits and standard of this endpoint, signed by the key that reporters pin.',
    responses: {
      '200': {
        description: 'As JSON with the fields of 0.1.0 alone, whose readers refuse any other.',
        content: {
          ...jsonContent('SignedDescriptor'),
          [mediaTypes.descriptor]: { schema: { $ref: refTo('SignedDescriptor') } },
        },
      },
    },
  }),
};

const probe = (id: string, summary: string): Json => ({
  get: operation(id, { summary, responses: { '200': answer(summary) } }),
});

/** The OpenAPI 3.1 document of the protocol: bodies from the zod schemas, the rest told here. */
export function buildOpenApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plaint reporting endpoint',
      version: '1',
      summary: 'Takes in sealed reports of online infringement, provably and without loss.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: {
      [paths.descriptor]: descriptorPath,
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
      [paths.deskCases]: queuePath,
      [paths.deskCase('{id}')]: deskCasePath,
      [paths.deskEvents('{id}')]: deskEventsPath,
      [paths.deskMessages('{id}')]: messagesPath(
        'readDeskMessages',
        'The same for handlers.',
        handler,
      ),
      [`${paths.deskMessages('{id}')}/{number}`]: messagePath(
        'sendDeskMessage',
        'Takes a message to the reporter and its signed step, both or none.',
        handler,
        'DeskMessage',
      ),
      [paths.deskCounts]: deskCountsPath,
      [paths.deskContent('{id}')]: deskContentPath,
      [paths.deskEvidence('{id}', '{sha256}')]: deskEvidencePath,
      [paths.deskEnrol]: enrolPath,
      [paths.deskMe]: forHandlers(
        'readMe',
        'Who asks, their boxes and the shared keys that they were granted.',
        'DeskMe',
      ),
      [paths.deskTeam]: forHandlers(
        'readTeam',
        'Everybody who ever joined, and what waits for a second person.',
        'Team',
      ),
      [paths.deskBoxes]: boxesPath,
      [paths.deskBox('{id}')]: boxPath,
      [paths.deskInvitations]: placing(
        'invite',
        'Invites somebody; administrators alone.',
        'NewInvitation',
      ),
      [paths.deskGrants]: placing(
        'grantKey',
        'Hands a shared private key on, sealed to one handler.',
        'KeyGrant',
      ),
      [paths.deskApprovals]: approvalsPath,
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
    },
    components: {
      schemas: buildSchemas(),
      securitySchemes: {
        handler: {
          type: 'http',
          scheme: 'Plaint-Handler',
          description: 'Each request signed by a handler’s key, see `docs/protocol.md`.',
        },
        capability: {
          type: 'http',
          scheme: 'bearer',
          description: '32 random bytes in base64url, made for one report; only its hash is kept.',
        },
      },
    },
  };
}
