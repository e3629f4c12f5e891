import type { en } from './en.ts';

export type MessageKey = keyof typeof en;

/** Every language has every key: the compiler refuses a catalogue that lacks one. */
export type Messages = Readonly<Record<MessageKey, string>>;
