import { defined } from '../../utils/defined.ts';
import { mediaTypes } from '../../utils/protocol/wire.ts';
import { type BodyName, refTo } from './schemas.ts';

/** Part of the document, as it will be written. */
export type Json = Readonly<Record<string, unknown>>;

export const patternText = (pattern: string): Json => ({ type: 'string', pattern });

export const count = { type: 'integer', minimum: 0 };

export const hash = patternText('^[0-9a-f]{64}$');

export const uuid4 = patternText(
  '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
);

export const termId = patternText('^[a-z0-9]+([.-][a-z0-9]+)*$');

export const parameter = (where: string, name: string, schema: Json, isRequired = true): Json => ({
  in: where,
  name,
  required: isRequired,
  schema,
});

export const jsonContent = (name: BodyName): Json => ({
  [mediaTypes.json]: { schema: { $ref: refTo(name) } },
});

export const answer = (description: string, name?: BodyName): Json => ({
  description,
  ...defined({ content: name && jsonContent(name) }),
});

/** Any other answer is a problem document (RFC 9457). */
const problem = {
  description: 'Refused; `type` is `urn:plaint:problem:` and a stable code.',
  content: { [mediaTypes.problem]: { schema: { $ref: refTo('Problem') } } },
};

export const capability = [{ capability: [] }];

export const handler = [{ handler: [] }];

export interface Operation {
  readonly summary: string;
  readonly parameters?: readonly Json[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
  readonly security?: typeof capability | typeof handler;
}

export function operation(id: string, { responses, ...rest }: Operation): Json {
  return { operationId: id, ...rest, responses: { ...responses, default: problem } };
}

export const forHandlers = (id: string, summary: string, name: BodyName): Json => ({
  get: operation(id, {
    summary,
    security: handler,
    responses: { '200': answer('For handlers.', name) },
  }),
});

/** What handlers send as JSON; `done` says what became of it, and nothing else is answered. */
export const fromHandlers = (id: string, summary: string, name: BodyName, done: string): Json =>
  operation(id, {
    summary,
    security: handler,
    requestBody: { required: true, content: jsonContent(name) },
    responses: { '204': answer(done) },
  });
