import type { CaptureRecord } from '../../report/capture-record.ts';
import { listParts } from '../../report/redaction/page-parts.ts';
import { choiceForMinor } from '../../report/redaction/propose-choice.ts';
import { loadBlob } from '../../storage/blobs.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSetting } from '../../storage/settings.ts';
import { makeDerivative } from './make-derivative.ts';

/**
 * Makes the redacted copy that is proposed where a minor is concerned and nobody has made one: every picture
 * masked, and the reporter. One that a person makes meanwhile stays. False when the page's own document is
 * not there.
 */
export async function maskPictures(
  db: PlaintDb,
  reportId: string,
  capture: CaptureRecord,
): Promise<boolean> {
  const bytesOf = async (role: 'document' | 'screenshot'): Promise<Blob | undefined> => {
    const artefact = capture.artefacts.find((item) => item.role === role);
    return artefact === undefined ? undefined : loadBlob(db, artefact.sha256);
  };
  const page = await bytesOf('document');
  if (page === undefined) return false;
  const screenshot = await bytesOf('screenshot');
  const self = {
    names: await loadSetting(db, 'selfNames'),
    avatars: await loadSetting(db, 'selfAvatars'),
  };
  const size = screenshot === undefined ? undefined : await createImageBitmap(screenshot);
  const pixels = size && { width: size.width, height: size.height };
  const choice = choiceForMinor(listParts(await page.text()), self, pixels);
  await makeDerivative(db, reportId, capture, choice, undefined);
  return true;
}
