import * as z from 'zod/mini';
import { hostNameSchema } from '../protocol/host-name.ts';
import { complaintSubjectSchema } from '../protocol/message.ts';
import {
  countSchema,
  instantSchema,
  reportIdSchema,
  sha256Schema,
  signatureSchema,
  signingKeySchema,
  termIdSchema,
  thumbprintSchema,
  versionSchema,
} from '../protocol/primitives.ts';
import { handlerNumberSchema } from './roles.ts';

/**
 * By whom a step is. Handlers, the reporter (with the key of that report) and the other endpoint sign it. So
 * do the platform and the reported party, with a key that the secret of their notice gives: `kid` is absent
 * where a notice named none. The clock is the endpoint's own.
 */
const doerSchema = z.union([
  z.strictObject({ handler: handlerNumberSchema, kid: thumbprintSchema }),
  z.strictObject({ party: z.enum(['reporter', 'partner']), kid: thumbprintSchema }),
  z.strictObject({
    party: z.enum(['platform', 'reported']),
    kid: z.exactOptional(thumbprintSchema),
  }),
  z.strictObject({ party: z.literal('clock') }),
]);
export type Doer = z.infer<typeof doerSchema>;

/** What every step says, but for `at`, which is the endpoint's word, and what the step is about. */
const head = {
  /** RFC 9562 version 4: a step sent twice is taken once. */
  id: reportIdSchema,
  reportId: reportIdSchema,
  /** The case's own count; the first step is number 1. */
  seq: countSchema.check(z.minimum(1)),
  by: doerSchema,
  /** What it was judged by (A1). */
  standard: z.strictObject({ id: termIdSchema, version: versionSchema }),
  /** Of the words that belong to it: they are sealed, and never here. */
  sealed: z.exactOptional(sha256Schema),
  /**
   * Ed25519 over `plaint.case/1\n` + the canonical form of all but `at` and this; what platform and reported
   * party say, over `plaint.notice/1\n` + that of `saidPart`.
   */
  signature: z.exactOptional(signatureSchema),
};

/** What all steps have in common, for who reads about them; the facts of each type stand below. */
export const stepHeadSchema = z.looseObject({ type: z.string(), ...head });

const number = countSchema.check(z.minimum(1));
const terms = z.array(termIdSchema).check(z.maxLength(64));
const someTerms = terms.check(z.minLength(1));
const tag = sha256Schema;
/** A measure of the standard, and when it ends by itself: for those that do, and for no others. */
const orderSchema = z.strictObject({ id: termIdSchema, expiresAt: z.exactOptional(instantSchema) });
export type Order = z.infer<typeof orderSchema>;
const orders = z.array(orderSchema).check(z.maxLength(16));
/** An endpoint by its root key, or a body without one by its name in the endpoint's table. */
const bodySchema = z.union([thumbprintSchema, termIdSchema]);

/** What runs out. */
export const timerSchema = z.enum([
  'acknowledge',
  'decide',
  'supplement',
  'reply',
  'measure-confirmed',
  'transfer-acknowledged',
  'transfer-outcome',
  'complaint',
  'appeal',
  'consultation',
  /** What an interim measure waits for (A21b). */
  'evidence',
  /** What the inspection of a platform demands of it (A18). */
  'rectification',
]);
export type Timer = z.infer<typeof timerSchema>;
/** `of`: which measure, consultation or demand, where there may be several. */
const timerFacts = { timer: timerSchema, of: z.exactOptional(number), dueAt: instantSchema };

/**
 * Every step with what of it is public: rule, clause, grade, measures, due times, the handler's number. Words
 * are sealed, so that none of these fields can hold a sentence.
 */
function stepsWith<Extra extends z.core.$ZodShape>(extra: Extra) {
  const step = <Type extends string, Facts extends z.core.$ZodShape>(type: Type, facts: Facts) =>
    z.strictObject({ ...head, ...extra, type: z.literal(type), ...facts });
  return z.discriminatedUnion('type', [
    step('case.assessed', { complete: z.boolean(), disagreements: countSchema }),
    step('case.accepted', { clause: termIdSchema }),
    step('case.asked', { elements: someTerms, dueAt: instantSchema, message: sha256Schema }),
    step('supplement.received', { message: sha256Schema }),
    step('case.declined', { clause: termIdSchema }),
    step('case.transferred', {
      to: bodySchema,
      packageSha256: sha256Schema,
      includesIdentity: z.boolean(),
    }),
    step('transfer.acknowledged', { receiptSha256: sha256Schema }),
    step('transfer.outcome', { outcome: z.enum(['upheld', 'not-upheld', 'declined']) }),
    step('transfer.refused', { reason: termIdSchema }),
    step('case.judged', {
      finding: z.enum(['upheld', 'not-upheld']),
      clauses: someTerms,
      /** Flags of the standard that nobody can claim and a person found: malicious, coordinated (A4e). */
      found: z.exactOptional(terms),
      /** Whose content it is, as blind tags: an upheld case counts against them (A4e). */
      accounts: z.exactOptional(z.array(tag).check(z.minLength(1), z.maxLength(16))),
    }),
    step('measures.proposed', {
      grade: countSchema,
      /** As the standard has it for this grade, so that the step can be read without it. */
      signOffs: countSchema,
      /** Which rule of the grade led here, by its place; absent with an override. */
      rule: z.exactOptional(countSchema),
      /** Other cases upheld against the accounts when this was proposed: what the rule was chosen by. */
      upheldBefore: z.exactOptional(countSchema),
      measures: orders,
      /** Another grade than the rules lead to, or no measure; the reason is sealed. */
      override: z.exactOptional(z.literal(true)),
    }),
    step('measures.signed-off', {}),
    step('measures.returned', {}),
    step('interim.ordered', {
      measure: termIdSchema,
      urgency: z.enum(['spreading', 'danger', 'minor']),
      expiresAt: instantSchema,
      /** By when what it rests on is to be there. */
      evidenceDueAt: z.exactOptional(instantSchema),
      /** Where the statement stands that a dispute label leads to (A21c). */
      source: z.exactOptional(hostNameSchema),
    }),
    step('measure.forwarded', {
      number,
      to: hostNameSchema,
      /**
       * Of the capability that the appeal code in the notice gives; the code itself is in the notice alone.
       */
      appealSha256: z.exactOptional(sha256Schema),
      /** Of the capability by which the platform answers. */
      answerSha256: z.exactOptional(sha256Schema),
      /**
       * What an appeal under this notice is signed with, and an answer to it; their secrets give the private
       * halves.
       */
      appealKey: z.exactOptional(signingKeySchema),
      answerKey: z.exactOptional(signingKeySchema),
    }),
    /** The codes of the notices so far are void; those that this one names are of another notice. */
    step('notice.reissued', {
      number,
      to: hostNameSchema,
      appealSha256: sha256Schema,
      answerSha256: sha256Schema,
      appealKey: signingKeySchema,
      answerKey: signingKeySchema,
    }),
    step('measure.confirmed', { number }),
    step('measure.refused', { number }),
    step('measure.reviewed', { number, expiresAt: instantSchema }),
    step('measure.ended', { number, reason: z.enum(['expired', 'reviewed']) }),
    step('case.replied', {
      basis: someTerms,
      outcome: z.enum(['upheld', 'not-upheld', 'declined', 'transferred']),
      message: sha256Schema,
    }),
    step('case.closed', { dueAt: z.exactOptional(instantSchema) }),
    step('complaint.lodged', { about: complaintSubjectSchema }),
    step('complaint.decided', { upheld: z.boolean() }),
    step('appeal.lodged', { about: z.enum(['finding', 'measure', 'account']) }),
    step('appeal.decided', {
      outcome: z.enum(['kept', 'changed', 'lifted']),
      /** What is in force instead; with `changed` alone. */
      measures: z.exactOptional(orders.check(z.minLength(1))),
      /** Of the words to whoever appealed, sealed to what their code gives. */
      replySha256: z.exactOptional(sha256Schema),
    }),
    step('case.claimed', {}),
    step('case.released', {}),
    step('case.assigned', { to: handlerNumberSchema }),
    step('case.linked', { other: reportIdSchema }),
    step('case.unlinked', { other: reportIdSchema }),
    /** By a rule of the standard, or for a reason that is sealed. */
    step('lane.changed', { lane: termIdSchema, rule: z.exactOptional(termIdSchema) }),
    step('message.sent', { message: sha256Schema }),
    step('message.received', { message: sha256Schema }),
    step('note.added', {}),
    step('roles.confirmed', { confirmed: countSchema, refused: countSchema }),
    step('identity.requested', { reason: z.enum(['elements', 'contact', 'transfer', 'danger']) }),
    step('identity.granted', {}),
    step('identity.refused', {}),
    step('identity.opened', {}),
    step('timer.warned', timerFacts),
    step('timer.overdue', timerFacts),
    step('timer.escalated', timerFacts),
    step('consultation.asked', { to: bodySchema, dueAt: instantSchema }),
    step('consultation.answered', { number }),
    step('guidance.opened', {}),
    step('guidance.planned', {}),
    step('guidance.explained', {}),
    step('inspection.opened', { reason: z.enum(['unanswered', 'refused', 'repeated']) }),
    step('inspection.demanded', { dueAt: instantSchema }),
    step('inspection.answered', {}),
    step('inspection.rechecked', { holds: z.boolean() }),
    step('inspection.closed', {}),
    step('account.listed', {
      tag,
      expiresAt: instantSchema,
      reason: z.exactOptional(z.enum(['repeated', 'malicious', 'coordinated'])),
    }),
    step('account.unlisted', { tag, reason: z.exactOptional(z.enum(['expired', 'reviewed'])) }),
    step('story.approved', { sha256: sha256Schema }),
    step('story.published', { sha256: sha256Schema }),
    step('result.rated', { rating: z.int().check(z.minimum(1), z.maximum(5)) }),
    step('report.withdrawn', {}),
    /** One reason code; the words are sealed. Entries of earlier releases have no `seq` and are no steps. */
    step('report.opened', {
      reason: z.enum(['assess', 'dispose', 'complaint', 'appeal', 'audit']),
    }),
  ]);
}

/** A step as its doer sends it. */
export const unstampedEventSchema = stepsWith({});
export type UnstampedEvent = z.infer<typeof unstampedEventSchema>;

/** A step as the ledger has it: with the time at which the endpoint took it in. */
export const caseEventSchema = stepsWith({ at: instantSchema });
export type CaseEvent = z.infer<typeof caseEventSchema>;
export type CaseEventType = CaseEvent['type'];
export type EventOf<Type extends CaseEventType> = Extract<CaseEvent, { type: Type }>;

/** What a doer signs: all but the time and the signature itself. */
export function signedPart(event: UnstampedEvent | CaseEvent): object {
  const { at: _, signature: __, ...signed } = event as CaseEvent;
  return signed;
}

const notSaid: ReadonlySet<string> = new Set([
  'reportId',
  'seq',
  'by',
  'standard',
  'at',
  'signature',
]);

/**
 * What the platform or the reported party signs of their step: all that they know of it. Case and number are
 * not theirs to know; that the key is of one notice alone binds what they say to its case.
 */
export function saidPart(event: UnstampedEvent | CaseEvent): object {
  return Object.fromEntries(Object.entries(event).filter(([name]) => !notSaid.has(name)));
}
