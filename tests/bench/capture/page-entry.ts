import { freezeFrame } from '../../../utils/capture/snapshot/freeze-frame.ts';
import type { FreezeRequest, FrozenFrame } from '../../../utils/capture/snapshot/frozen.ts';

let taken: FrozenFrame | undefined;
/** Filled from outside, where there is no extension to open closed roots. */
const plaintClosed = new Map<Element, ShadowRoot>();

async function plaintFreeze(request: FreezeRequest, knownUrls: readonly string[]): Promise<void> {
  taken = await freezeFrame(request, {
    knownUrls,
    openShadowRoot: (el) => plaintClosed.get(el) ?? null,
    signal: new AbortController().signal,
  });
}

/** The result as JSON with its bytes beside it; not part of what is measured. */
async function plaintTake(): Promise<string> {
  const frame = taken;
  if (!frame) return 'null';
  const blobs: (string | null)[] = [];
  for (const { blob } of frame.resources) blobs.push(blob ? await toBase64(blob) : null);
  const types = frame.resources.map(({ blob }) => blob?.type ?? '');
  const resources = frame.resources.map(({ blob, ...rest }) => rest);
  return JSON.stringify({ frame: { ...frame, resources }, blobs, types });
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(binary);
}

Object.assign(globalThis, { plaintFreeze, plaintTake, plaintClosed });
