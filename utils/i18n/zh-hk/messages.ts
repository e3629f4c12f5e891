import type { Messages } from '../messages.ts';

/** Texts that Hong Kong and Macau say otherwise, beyond their words in `terms.ts`. */
export const zhHkMessages: Partial<Messages> = {};
