import { choiceForMinor } from '../../components/redact/propose-choice.ts';
import { listParts } from '../../components/redact/tag-elements.ts';
import { minorFlag } from '../../utils/report/choose-capture.ts';
import type { Composition } from '../../utils/report/compose.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { loadDerivative } from '../../utils/storage/derivatives.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting } from '../../utils/storage/settings.ts';
import { makeDerivative } from './make-derivative.ts';

/**
 * Makes the redacted copy of a report that concerns a minor, with every picture masked, where the reporter has
 * not made one. Does nothing for other reports, and where no capture leaves with the report.
 */
export async function maskForMinor(db: PlaintDb, composition: Composition): Promise<void> {
  const { capture, header, body } = composition;
  const { reportId } = body.evidence;
  if (capture === undefined || !header.flags.includes(minorFlag)) return;
  if ((await loadDerivative(db, reportId, capture.id)) !== undefined) return;
  const bytesOf = async (role: 'document' | 'screenshot'): Promise<Blob | undefined> => {
    const artefact = capture.artefacts.find((item) => item.role === role);
    return artefact === undefined ? undefined : loadBlob(db, artefact.sha256);
  };
  const page = await bytesOf('document');
  if (page === undefined) return;
  const screenshot = await bytesOf('screenshot');
  const self = {
    names: await loadSetting(db, 'selfNames'),
    avatars: await loadSetting(db, 'selfAvatars'),
  };
  const size = screenshot === undefined ? undefined : await createImageBitmap(screenshot);
  const pixels = size && { width: size.width, height: size.height };
  const choice = choiceForMinor(listParts(await page.text()), self, pixels);
  await makeDerivative(db, reportId, capture, choice);
}
