import type { Messages } from '../messages.ts';
import { attachmentsZhHant } from './attachments.ts';
import { captureZhHant } from './capture.ts';
import { casebookZhHant } from './casebook.ts';
import { checkZhHant } from './check.ts';
import { deliveryZhHant } from './delivery.ts';
import { evidenceZhHant } from './evidence.ts';
import { exportZhHant } from './export.ts';
import { faultsZhHant } from './faults.ts';
import { frameZhHant } from './frame.ts';
import { guideZhHant } from './guide.ts';
import { ledgerZhHant } from './ledger.ts';
import { optionsZhHant } from './options.ts';
import { outboxZhHant } from './outbox.ts';
import { pairingZhHant } from './pairing.ts';
import { previewZhHant } from './preview.ts';
import { redactionZhHant } from './redaction.ts';
import { repliesZhHant } from './replies.ts';
import { reportZhHant } from './report.ts';
import { reporterZhHant } from './reporter.ts';
import { reuseZhHant } from './reuse.ts';
import { safetyZhHant } from './safety.ts';
import { siteProfilesZhHant } from './site-profiles.ts';
import { threadZhHant } from './thread.ts';
import { viewerZhHant } from './viewer.ts';

export const zhHant: Messages = {
  ...attachmentsZhHant,
  ...captureZhHant,
  ...casebookZhHant,
  ...checkZhHant,
  ...deliveryZhHant,
  ...evidenceZhHant,
  ...exportZhHant,
  ...faultsZhHant,
  ...frameZhHant,
  ...guideZhHant,
  ...ledgerZhHant,
  ...optionsZhHant,
  ...outboxZhHant,
  ...pairingZhHant,
  ...previewZhHant,
  ...redactionZhHant,
  ...repliesZhHant,
  ...reportZhHant,
  ...reporterZhHant,
  ...reuseZhHant,
  ...safetyZhHant,
  ...siteProfilesZhHant,
  ...threadZhHant,
  ...viewerZhHant,
};
