import { defined } from '../defined.ts';
import { PlaintError } from '../errors.ts';
import { packageJson } from '../evidence/wacz/data-package.ts';
import { evidencePaths } from '../evidence/wacz/package-input.ts';
import { packWacz } from '../evidence/wacz/write-package.ts';
import type { DerivativeRecord } from './derivative-record.ts';
import { historyRecords } from './history-records.ts';
import type { PackRequest } from './pack-capture.ts';

export type DerivativePackRequest = Required<
  Pick<PackRequest, 'signer' | 'loadBlob' | 'history' | 'packedAt'>
> &
  Pick<PackRequest, 'signal'> & { readonly derivative: DerivativeRecord };

/**
 * A redacted copy as one signed WACZ. Of the history only what tells nothing of the page is taken as it is;
 * the capture record is the redacted one. Rejects with `not_found` when bytes are gone.
 */
export async function packDerivative(request: DerivativePackRequest): Promise<Blob> {
  const { derivative, signer, history, packedAt, signal } = request;
  const { manifest, page, pictures, provenance, redactions } = derivative;
  const load = async (sha256: string, mediaType: string): Promise<Blob> => {
    const blob = await request.loadBlob(sha256);
    if (blob === undefined) throw new PlaintError('not_found', { detail: { sha256 } });
    return blob.slice(0, blob.size, mediaType);
  };
  const located = (parts: DerivativeRecord['resources']) =>
    Promise.all(
      parts.map(async ({ url, mediaType, sha256 }) => ({
        url,
        mediaType,
        bytes: await load(sha256, mediaType),
      })),
    );
  const picture = async (name: keyof typeof pictures) => {
    const sha256 = pictures[name];
    const artefact = manifest.artefacts.find((each) => each.sha256 === sha256);
    return sha256 === undefined
      ? {}
      : { [name]: await load(sha256, artefact?.mediaType ?? 'image/png') };
  };
  const documents = await located(derivative.documents);
  return packWacz({
    page: { ...page, text: await (await load(derivative.textSha256, 'text/plain')).text() },
    documents: documents.map(({ url, mediaType, bytes }) => ({ url, mediaType, html: bytes })),
    resources: await located(derivative.resources),
    ...(await picture('screenshot')),
    ...(await picture('screenshotMarked')),
    ...(await picture('thumbnail')),
    records: [
      {
        path: 'evidence/facts.json',
        mediaType: 'application/json',
        bytes: await load(derivative.factsSha256, 'application/json'),
      },
      {
        path: evidencePaths.redactions,
        mediaType: 'application/json',
        bytes: new TextEncoder().encode(packageJson(redactions)),
      },
      ...historyRecords({ ...history, provenance }, manifest, redactions),
    ],
    manifest,
    signer,
    packedAt,
    ...defined({ signal }),
  });
}
