import * as z from 'zod/mini';
import { errorCodes, PlaintError } from '../errors.ts';
import { type MessageType, messages, type Request, type Response } from './contract.ts';

/** What a context hands a message to; `utils/platform` has the real one. */
export type MessageTransport = (message: unknown) => Promise<unknown>;

const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), code: z.enum(errorCodes) }),
]);

export type Send = <Type extends MessageType>(
  type: Type,
  payload: Request<Type>,
) => Promise<Response<Type>>;

/** Sends a message of the contract and parses its answer. Throws PlaintError with the answer's code. */
export function createSend(transport: MessageTransport): Send {
  return async <Type extends MessageType>(type: Type, payload: Request<Type>) => {
    const answer = replySchema.safeParse(await transport({ type, payload }));
    if (!answer.success) throw new PlaintError('invalid_message', { detail: { type } });
    if (!answer.data.ok) throw new PlaintError(answer.data.code, { detail: { type } });
    const value = messages[type].response.safeParse(answer.data.value);
    if (!value.success) throw new PlaintError('invalid_message', { detail: { type } });
    return value.data as Response<Type>;
  };
}
