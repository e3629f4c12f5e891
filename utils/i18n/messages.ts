import type { en } from './en/messages.ts';
import type { WordsOf } from './words-of.ts';

export type MessageKey = keyof typeof en;

/** Every language has every key: the compiler refuses a catalogue that lacks one. */
export type Messages = WordsOf<typeof en>;
