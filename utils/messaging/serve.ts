import * as z from 'zod/mini';
import type { ErrorCode } from '../errors.ts';
import { codeOrFault } from '../faults/expected.ts';
import {
  frameMessages,
  type MessageType,
  messages,
  type Request,
  type Response,
} from './contract.ts';

/** Who sent a message, as the browser attests it. */
export interface Sender {
  /** A page of this extension (popup, casebook, options), not a web page's frame. */
  readonly isExtensionPage: boolean;
  readonly tabId?: number;
  readonly frameId?: number;
  /** Changes with every document that the frame shows. */
  readonly documentId?: string;
  readonly url?: string;
  /** `null` of a document in a sandbox. */
  readonly origin?: string;
}

export type Handlers = {
  readonly [Type in MessageType]: (
    payload: Request<Type>,
    sender: Sender,
  ) => Promise<Response<Type>>;
};

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode };

const envelopeSchema = z.strictObject({ type: z.string(), payload: z.unknown() });

function isKnown(type: string): type is MessageType {
  return Object.hasOwn(messages, type);
}

/** A web page's frame may send only the capture script's messages. */
function isAllowed(type: MessageType, sender: Sender): boolean {
  return (
    sender.isExtensionPage || (Object.hasOwn(frameMessages, type) && sender.tabId !== undefined)
  );
}

async function answer<Type extends MessageType>(
  handlers: Handlers,
  type: Type,
  payload: unknown,
  sender: Sender,
): Promise<Reply> {
  const request = messages[type].request.safeParse(payload);
  if (!request.success) return { ok: false, code: 'invalid_message' };
  try {
    const handle = handlers[type] as (
      payload: unknown,
      sender: Sender,
    ) => Promise<Response<MessageType>>;
    return { ok: true, value: await handle(request.data, sender) };
  } catch (thrown) {
    return { ok: false, code: codeOrFault(thrown, 'internal_fault', `message.${type}`) };
  }
}

/** Answers one message; undefined when it is none of ours, so that the browser asks the next listener. */
export function serveMessage(
  handlers: Handlers,
  message: unknown,
  sender: Sender,
): Promise<Reply> | undefined {
  const envelope = envelopeSchema.safeParse(message);
  if (!envelope.success || !isKnown(envelope.data.type)) return undefined;
  const { type, payload } = envelope.data;
  if (!isAllowed(type, sender)) return Promise.resolve({ ok: false, code: 'invalid_message' });
  return answer(handlers, type, payload, sender);
}
