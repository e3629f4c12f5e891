import * as z from 'zod/mini';
import { sealedBodySchema } from '../protocol/report.ts';
import { type UnstampedEvent, unstampedEventSchema } from './case-event.ts';

/**
 * What `PUT /v1/desk/cases/{id}/messages/{n}` carries: the step names the message, and its signature covers
 * it.
 */
export const deskMessageSchema = z.strictObject({
  step: unstampedEventSchema,
  sealed: sealedBodySchema,
});

/** The message that a step comes with, by its SHA-256; undefined for a step without one. */
export function messageOf(
  step: Pick<UnstampedEvent, 'type' | 'sealed'> & { readonly message?: string },
): string | undefined {
  if (step.message !== undefined) return step.message;
  return withWords.includes(step.type) ? step.sealed : undefined;
}

/** What is sealed beside these is a message, and part of the chain. */
const withWords: readonly string[] = ['report.withdrawn', 'result.rated', 'complaint.lodged'];

const fromReporter: readonly string[] = ['supplement.received', 'message.received', ...withWords];

/** Which way the message of a step goes. */
export function directionOf({ type }: Pick<UnstampedEvent, 'type'>): 'to-desk' | 'to-reporter' {
  return fromReporter.includes(type) ? 'to-desk' : 'to-reporter';
}
