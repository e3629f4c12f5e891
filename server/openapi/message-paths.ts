import { defined } from '../../utils/defined.ts';
import {
  answer,
  type Json,
  jsonContent,
  type Operation,
  operation,
  parameter,
  patternText,
  uuid4,
} from './operation.ts';
import type { BodyName } from './schemas.ts';

const after = parameter('query', 'after', patternText('^\\d{1,6}$'), false);

const messageNumber = parameter('path', 'number', { type: 'integer', minimum: 1 });

/** The messages of a report, for whichever side asks. */
export const messagesPath = (
  id: string,
  summary: string,
  security: Operation['security'],
): Json => ({
  parameters: [parameter('path', 'id', uuid4)],
  get: operation(id, {
    summary,
    ...defined({ security }),
    parameters: [after],
    responses: { '200': answer('Those after `after`, in their order.', 'KeptMessages') },
  }),
});

/** One message, taken with its step. */
export const messagePath = (
  id: string,
  summary: string,
  security: Operation['security'],
  body: BodyName,
): Json => ({
  parameters: [parameter('path', 'id', uuid4), messageNumber],
  put: operation(id, {
    summary,
    ...defined({ security }),
    requestBody: { required: true, content: jsonContent(body) },
    responses: {
      '200': answer('It was taken before.', 'TakenStep'),
      '201': answer('Taken, with its step.', 'TakenStep'),
    },
  }),
});
