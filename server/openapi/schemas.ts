import * as z from 'zod/mini';
import { stepHeadSchema } from '../../utils/casework/case-event.ts';
import { caseRecordSchema } from '../../utils/casework/case-record.ts';
import {
  accountsSchema,
  contentTagsSchema,
  exposureSchema,
  exposureSumsSchema,
  linkedSchema,
  rosterSchema,
  supervisionSchema,
} from '../../utils/casework/desk-wire.ts';
import {
  appealSchema,
  appealStateSchema,
  askedOfPlatformSchema,
  platformAnswerSchema,
} from '../../utils/casework/notice-wire.ts';
import {
  deskCaseSchema,
  deskContentSchema,
  deskCountsSchema,
  queueSchema,
  reportCaseSchema,
  takenStepSchema,
} from '../../utils/casework/wire.ts';
import {
  approvalSchema,
  boxesSchema,
  deskMeSchema,
  enrolledSchema,
  enrolmentSchema,
  keyBoxSchema,
  keyGrantSchema,
  newInvitationSchema,
  placedSchema,
  revocationSchema,
  roleChangeSchema,
  teamSchema,
} from '../../utils/desk/team-wire.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import {
  checkpointResponseSchema,
  consistencyResponseSchema,
  inclusionResponseSchema,
} from '../../utils/protocol/ledger.ts';
import { keptMessagesSchema, reporterMessageSchema } from '../../utils/protocol/message.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { reportEnvelopeSchema, sealedBodySchema } from '../../utils/protocol/report.ts';
import { reportStatusSchema } from '../../utils/protocol/status.ts';

/** The bodies of the protocol, by the names that the OpenAPI document gives them. */
const bodies = {
  SignedDescriptor: signedDescriptorSchema,
  ReportEnvelope: reportEnvelopeSchema,
  ReceiptResponse: receiptResponseSchema,
  ReportStatus: reportStatusSchema,
  ReportCase: reportCaseSchema,
  // Sixty kinds with the same head: their facts are told in `utils/casework/case-event.ts`.
  CaseEvent: stepHeadSchema,
  TakenStep: takenStepSchema,
  Queue: queueSchema,
  DeskCase: deskCaseSchema,
  DeskCounts: deskCountsSchema,
  DeskContent: deskContentSchema,
  Enrolment: enrolmentSchema,
  Enrolled: enrolledSchema,
  DeskMe: deskMeSchema,
  Team: teamSchema,
  Boxes: boxesSchema,
  KeyBox: keyBoxSchema,
  NewInvitation: newInvitationSchema,
  KeyGrant: keyGrantSchema,
  Approval: approvalSchema,
  Revocation: revocationSchema,
  RoleChange: roleChangeSchema,
  Placed: placedSchema,
  ReporterMessage: reporterMessageSchema,
  DeskMessage: z.strictObject({ step: stepHeadSchema, sealed: sealedBodySchema }),
  KeptMessages: keptMessagesSchema,
  SealedBody: sealedBodySchema,
  ContentTags: contentTagsSchema,
  Linked: linkedSchema,
  Supervision: supervisionSchema,
  Accounts: accountsSchema,
  Roster: rosterSchema,
  Exposure: exposureSchema,
  ExposureSums: exposureSumsSchema,
  CaseRecord: caseRecordSchema,
  Appeal: appealSchema,
  AppealState: appealStateSchema,
  PlatformAnswer: platformAnswerSchema,
  AskedOfPlatform: askedOfPlatformSchema,
  CheckpointResponse: checkpointResponseSchema,
  InclusionResponse: inclusionResponseSchema,
  ConsistencyResponse: consistencyResponseSchema,
  Problem: problemSchema,
} as const;
export type BodyName = keyof typeof bodies;

export type JsonSchema = Readonly<Record<string, unknown>>;

/** JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. */
export function buildSchemas(): Readonly<Record<BodyName, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(bodies)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: refTo, io: 'input' });
  const plain = Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
    name,
    schema,
  ]);
  return Object.fromEntries(plain);
}

export function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}
