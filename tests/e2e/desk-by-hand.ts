import { expect } from 'vitest';
import { loadChainHead } from '../../server/cases/case-messages.ts';
import { readConfig } from '../../server/config.ts';
import type { CaseEventType } from '../../utils/casework/case-event.ts';
import { openBlob } from '../../utils/evidence/sealed-blob.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import type { EvidenceKey } from '../../utils/protocol/evidence-key.ts';
import { sealingKeySchema } from '../../utils/protocol/primitives.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { putToReporter, writeToReporter } from '../contract/correspondent.ts';
import type { TestEndpoint } from '../contract/endpoint.ts';
import {
  askDesk,
  enrolIn,
  type Facts,
  sendStep,
  signStep,
  type TestHandler,
  withDatabase,
} from '../contract/handler.ts';
import type { EndpointDrive } from '../drive/endpoint.ts';
import { openStoredReport, readStoredReports } from '../drive/stored-report.ts';

/** Handlers and what they do at the endpoint, without the pages of the desk. */
export interface DeskByHand {
  readonly reviewer: TestHandler;
  readonly disposer: TestHandler;
  /** Somebody who has no part in a case yet. */
  readonly other: TestHandler;
  step<Type extends CaseEventType>(
    handler: TestHandler,
    reportId: string,
    seq: number,
    type: Type,
    facts: Facts<Type>,
  ): Promise<void>;
  /** A step with words that go to the reporter. */
  say<Type extends 'case.asked' | 'case.replied'>(
    handler: TestHandler,
    reportId: string,
    seq: number,
    told: readonly [Type, Omit<Facts<Type>, 'message'>],
    text: string,
  ): Promise<void>;
  /** A file that the reporter sent, as it is once opened; the opening is step `seq`. */
  fetchFile(
    handler: TestHandler,
    reportId: string,
    seq: number,
    key: EvidenceKey,
  ): Promise<Uint8Array>;
}

export async function openDeskByHand(drive: EndpointDrive): Promise<DeskByHand> {
  const { url, dataDir } = drive;
  const config = readConfig({ PLAINT_DATA_DIR: dataDir });
  const answer = await fetch(url + paths.descriptor, {
    headers: { Accept: mediaTypes.descriptor },
  });
  const descriptor = signedDescriptorSchema.parse(await answer.json());
  const endpoint = { url, config, descriptor } as unknown as TestEndpoint;

  /** It reads the reply key out of the body that it opened. */
  async function replyKeyOf(id: string) {
    const stored = readStoredReports(drive).find((report) => report.id === id);
    if (stored === undefined) throw new Error('no such report');
    const opened = await openStoredReport(drive, stored);
    const { replyKey } = opened.body as object as { readonly replyKey?: unknown };
    return sealingKeySchema.parse(replyKey);
  }

  const step: DeskByHand['step'] = async (handler, reportId, seq, type, facts) => {
    const signed = await signStep(handler, { reportId, seq }, type, facts);
    expect((await sendStep(endpoint, handler, signed)).status).toBe(201);
  };

  return {
    reviewer: await enrolIn(config, ['reviewer']),
    disposer: await enrolIn(config, ['disposer']),
    other: await enrolIn(config, ['reviewer']),
    step,
    async say(handler, reportId, seq, told, text) {
      const chain = await withDatabase(endpoint, (db) => loadChainHead(db, reportId));
      if (chain === undefined) throw new Error('no such report');
      const place = { number: chain.number + 1, previousSha256: chain.sha256 };
      const keys = [await replyKeyOf(reportId), endpoint.descriptor.descriptor.deskKey];
      const kind = told[0] === 'case.asked' ? 'question' : 'reply';
      const at = { reportId, seq, place };
      const written = await writeToReporter(handler, at, told, { kind, text }, keys);
      expect((await putToReporter(endpoint, handler, place.number, written)).status).toBe(201);
    },
    async fetchFile(handler, reportId, seq, key) {
      const path = paths.deskEvidence(reportId, key.sealedSha256);
      expect((await askDesk(endpoint, handler, path)).status).toBe(403);
      await step(handler, reportId, seq, 'report.opened', { reason: 'complaint' });
      const answer = await askDesk(endpoint, handler, path);
      expect(answer.status).toBe(200);
      const opened = await openBlob(await answer.blob(), key.key);
      return new Uint8Array(await opened.arrayBuffer());
    },
  };
}
