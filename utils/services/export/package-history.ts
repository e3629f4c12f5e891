import { defined } from '../../defined.ts';
import { buildProvenance } from '../../evidence/build-provenance.ts';
import type { CustodyLog } from '../../evidence/custody.ts';
import { provenanceTexts } from '../../i18n/provenance.ts';
import { buildSha256 } from '../../platform/build-digest.ts';
import type { CaptureRecord } from '../../report/capture-record.ts';
import { guessLogin } from '../../report/guess-login.ts';
import type { PackageHistory } from '../../report/history-records.ts';
import { loadBlob } from '../../storage/blobs.ts';
import { loadCustody } from '../../storage/custody.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../storage/outbox-actions.ts';
import { loadReceiptProof, loadSealing } from '../../storage/sealings.ts';

/** Login marks stand in the frame of a page, not deep in a long thread. */
const searchedBytes = 2_000_000;

async function guessLoginOf(db: PlaintDb, capture: CaptureRecord) {
  const page = capture.artefacts.find(({ role }) => role === 'document');
  const html = page === undefined ? undefined : await loadBlob(db, page.sha256);
  return html === undefined ? 'unknown' : guessLogin(await html.slice(0, searchedBytes).text());
}

/**
 * Everything known of a capture's making and of what happened to it; `custody` where it was just extended.
 */
export async function loadHistory(
  db: PlaintDb,
  reportId: string,
  capture: CaptureRecord,
  custody?: CustodyLog,
): Promise<PackageHistory> {
  const [login, build, item] = await Promise.all([
    guessLoginOf(db, capture),
    buildSha256(),
    loadOutboxItem(db, reportId),
  ]);
  const receipt = await loadReceiptProof(db, item);
  const { timestamps } = (await loadSealing(db, item)) ?? {};
  return {
    provenance: buildProvenance({
      reportId,
      capture,
      login,
      ...defined({ buildSha256: build }),
    }),
    custody: custody ?? (await loadCustody(db, reportId)),
    ...defined({ receipt, timestamps }),
    texts: provenanceTexts,
  };
}
