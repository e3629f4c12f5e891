import type { Messages } from '../messages.ts';
import { attachmentsZhHans } from './attachments.ts';
import { captureZhHans } from './capture.ts';
import { casebookZhHans } from './casebook.ts';
import { checkZhHans } from './check.ts';
import { deliveryZhHans } from './delivery.ts';
import { evidenceZhHans } from './evidence.ts';
import { exportZhHans } from './export.ts';
import { faultsZhHans } from './faults.ts';
import { frameZhHans } from './frame.ts';
import { guideZhHans } from './guide.ts';
import { ledgerZhHans } from './ledger.ts';
import { optionsZhHans } from './options.ts';
import { outboxZhHans } from './outbox.ts';
import { pairingZhHans } from './pairing.ts';
import { previewZhHans } from './preview.ts';
import { redactionZhHans } from './redaction.ts';
import { repliesZhHans } from './replies.ts';
import { reportZhHans } from './report.ts';
import { reporterZhHans } from './reporter.ts';
import { reuseZhHans } from './reuse.ts';
import { safetyZhHans } from './safety.ts';
import { siteProfilesZhHans } from './site-profiles.ts';
import { threadZhHans } from './thread.ts';
import { viewerZhHans } from './viewer.ts';

export const zhHans: Messages = {
  ...attachmentsZhHans,
  ...captureZhHans,
  ...casebookZhHans,
  ...checkZhHans,
  ...deliveryZhHans,
  ...evidenceZhHans,
  ...exportZhHans,
  ...faultsZhHans,
  ...frameZhHans,
  ...guideZhHans,
  ...ledgerZhHans,
  ...optionsZhHans,
  ...outboxZhHans,
  ...pairingZhHans,
  ...previewZhHans,
  ...redactionZhHans,
  ...repliesZhHans,
  ...reportZhHans,
  ...reporterZhHans,
  ...reuseZhHans,
  ...safetyZhHans,
  ...siteProfilesZhHans,
  ...threadZhHans,
  ...viewerZhHans,
};
