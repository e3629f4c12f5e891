import { PlaintError } from '../errors.ts';
import type { frameMessages, Request, Response } from './contract.ts';
import type { MessageTransport } from './send.ts';
import type { Reply } from './serve.ts';

type FrameMessage = keyof typeof frameMessages;

export type SendFromFrame = <Type extends FrameMessage>(
  type: Type,
  payload: Request<Type>,
) => Promise<Response<Type>>;

/**
 * Sends a message of the contract from a script in a page. Whether there is an answer is looked at, its shape
 * is not: it is of the background of this very build, as the browser attests, and the schemas would be a
 * quarter of the script. Throws PlaintError with the answer's code.
 */
export function createSendFromFrame(transport: MessageTransport): SendFromFrame {
  return async <Type extends FrameMessage>(type: Type, payload: Request<Type>) => {
    const reply = (await transport({ type, payload })) as Reply | null | undefined;
    if (typeof reply?.ok !== 'boolean') {
      throw new PlaintError('invalid_message', { detail: { type } });
    }
    if (!reply.ok) throw new PlaintError(reply.code, { detail: { type } });
    return reply.value as Response<Type>;
  };
}
