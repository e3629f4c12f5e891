import { buildProvenance } from '../../utils/evidence/build-provenance.ts';
import type { CustodyLog } from '../../utils/evidence/custody.ts';
import { provenanceTexts } from '../../utils/i18n/provenance.ts';
import { buildSha256 } from '../../utils/platform/build-digest.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { guessLogin } from '../../utils/report/guess-login.ts';
import type { PackageStory } from '../../utils/report/story-records.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { loadCustody } from '../../utils/storage/custody.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../utils/storage/outbox-actions.ts';
import { loadReceiptProof, loadSealing } from '../../utils/storage/sealings.ts';

/** Login marks stand in the frame of a page, not deep in a long thread. */
const searchedBytes = 2_000_000;

async function guessLoginOf(db: PlaintDb, capture: CaptureRecord) {
  const page = capture.artefacts.find(({ role }) => role === 'document');
  const html = page === undefined ? undefined : await loadBlob(db, page.sha256);
  return html === undefined ? 'unknown' : guessLogin(await html.slice(0, searchedBytes).text());
}

/** Everything known of a capture's making and of what happened to it; `custody` where it was just extended. */
export async function loadStory(
  db: PlaintDb,
  reportId: string,
  capture: CaptureRecord,
  custody?: CustodyLog,
): Promise<PackageStory> {
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
      ...(build === undefined ? {} : { buildSha256: build }),
    }),
    custody: custody ?? (await loadCustody(db, reportId)),
    ...(receipt === undefined ? {} : { receipt }),
    ...(timestamps === undefined ? {} : { timestamps }),
    texts: provenanceTexts,
  };
}
