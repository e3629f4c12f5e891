import { freezeFrame } from '../../../utils/capture/snapshot/freeze-frame.ts';
import type { FreezeRequest, FrozenFrame } from '../../../utils/capture/snapshot/frozen.ts';
import type { KnownBytes } from './inject.ts';

let taken: FrozenFrame | undefined;
/** Filled from outside, where there is no extension to open closed roots. */
const plaintClosed = new Map<Element, ShadowRoot>();

async function plaintFreeze(request: FreezeRequest, known: readonly KnownBytes[]): Promise<void> {
  const sheets = new Map(known);
  taken = await freezeFrame(request, {
    copy: { urls: new Set(sheets.keys()), readSheet: async (url) => sheets.get(url) || undefined },
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

/** As text: in Firefox the bytes of a blob belong to the page's world, and may not be looked at from here. */
function toBase64(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

Object.assign(globalThis, { plaintFreeze, plaintTake, plaintClosed });
