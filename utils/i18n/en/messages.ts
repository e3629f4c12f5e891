import { attachmentsEn } from './attachments.ts';
import { captureEn } from './capture.ts';
import { casebookEn } from './casebook.ts';
import { checkEn } from './check.ts';
import { deliveryEn } from './delivery.ts';
import { evidenceEn } from './evidence.ts';
import { exportEn } from './export.ts';
import { faultsEn } from './faults.ts';
import { frameEn } from './frame.ts';
import { guideEn } from './guide.ts';
import { ledgerEn } from './ledger.ts';
import { optionsEn } from './options.ts';
import { outboxEn } from './outbox.ts';
import { pairingEn } from './pairing.ts';
import { previewEn } from './preview.ts';
import { redactionEn } from './redaction.ts';
import { repliesEn } from './replies.ts';
import { reportEn } from './report.ts';
import { reporterEn } from './reporter.ts';
import { reuseEn } from './reuse.ts';
import { safetyEn } from './safety.ts';
import { siteProfilesEn } from './site-profiles.ts';
import { threadEn } from './thread.ts';
import { viewerEn } from './viewer.ts';

/** The words of the product in English; the other languages must have every key of it. */
export const en = {
  ...attachmentsEn,
  ...captureEn,
  ...casebookEn,
  ...checkEn,
  ...deliveryEn,
  ...evidenceEn,
  ...exportEn,
  ...faultsEn,
  ...frameEn,
  ...guideEn,
  ...ledgerEn,
  ...optionsEn,
  ...outboxEn,
  ...pairingEn,
  ...previewEn,
  ...redactionEn,
  ...repliesEn,
  ...reportEn,
  ...reporterEn,
  ...reuseEn,
  ...safetyEn,
  ...siteProfilesEn,
  ...threadEn,
  ...viewerEn,
} as const;
