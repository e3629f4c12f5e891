import type { Artefact, ArtefactRole, EvidenceManifest } from '../../protocol/evidence.ts';
import { recordUrls } from './package-input.ts';
import { targetUri } from './package-items.ts';
import { isPlainAddress } from './plain-address.ts';
import type { WarcLabel } from './warc-record.ts';

/** A record that a manifest calls for. */
export interface PlannedRecord extends WarcLabel {
  readonly sha256: string;
  /** The manifest has only the beginning of the address: redacted copies were once described so. */
  readonly isCut: boolean;
}

/** The one picture or text of its role, and the address that it is archived under. */
const singles = [
  ['screenshot', recordUrls.screenshot],
  ['screenshot-marked', recordUrls.screenshotMarked],
  ['screenshot-element', recordUrls.screenshotElement],
  ['screenshot-page', recordUrls.screenshotPage],
  ['thumbnail', recordUrls.thumbnail],
  ['text', recordUrls.text],
] as const satisfies readonly (readonly [ArtefactRole, (url: string) => string])[];

const longestName = 255;

/** Every record that a package of this manifest has, in the order of `packageItems`. */
export function planRecords({ artefacts, url }: EvidenceManifest): PlannedRecord[] {
  const ofRole = Map.groupBy(artefacts, ({ role }) => role);
  const documents = ofRole.get('document') ?? [];
  return [
    ...documents.map((artefact) => located('response', artefact)),
    ...singles.flatMap(([role, address]) => {
      const found = ofRole.get(role) ?? [];
      return found.map((artefact) => planned('resource', address(url), artefact));
    }),
    ...(ofRole.get('resource') ?? []).map((artefact) => located('resource', artefact)),
  ];
}

/** Where a document or resource was in the page. */
export function artefactAddress({ url, name }: Artefact): string {
  return url ?? name;
}

/** What readers look by: the address without its fragment. */
export function bareAddress(url: string): string {
  if (isPlainAddress(url)) return url;
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  if (url.includes('#')) parsed.hash = '';
  return parsed.href;
}

/** Whether a record under this address is the one that was planned. */
export function isPlannedAddress(record: PlannedRecord, url: string): boolean {
  return record.isCut ? url.startsWith(record.url) : url === record.url;
}

function located(type: PlannedRecord['type'], artefact: Artefact): PlannedRecord {
  const isCut = artefact.url === undefined && artefact.name.length === longestName;
  return planned(type, artefactAddress(artefact), artefact, isCut);
}

function planned(
  type: PlannedRecord['type'],
  url: string,
  { mediaType, sizeBytes, sha256 }: Artefact,
  isCut = false,
): PlannedRecord {
  return { type, url: targetUri(url), mediaType, sizeBytes, sha256, isCut };
}
