import { defined } from '../../defined.ts';
import type { Artefact, ArtefactRole } from '../../protocol/evidence.ts';
import { sha256HexOfBlob } from '../digest.ts';
import { evidencePaths, type PackageInput } from './package-input.ts';
import { essence } from './package-items.ts';

/** What a package holds, before its manifest is made. */
export type PackageParts = Omit<PackageInput, 'manifest' | 'signer' | 'packedAt'>;

interface Part {
  readonly role: ArtefactRole;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Blob | undefined;
  /** Of documents and resources. */
  readonly url?: string;
}

const largestName = 255;
const largestUrl = 8192;

/** Every artefact that a package will hold, hashed, for its manifest. */
export async function describeArtefacts(parts: PackageParts): Promise<Artefact[]> {
  const artefacts: Artefact[] = [];
  for (const { role, name, mediaType, bytes, url } of namedParts(parts)) {
    if (bytes === undefined) continue;
    artefacts.push({
      role,
      name: name.slice(0, largestName),
      mediaType: essence(mediaType),
      sizeBytes: bytes.size,
      sha256: await sha256HexOfBlob(bytes),
      ...defined({ url: url?.slice(0, largestUrl) }),
    });
  }
  return artefacts;
}

function namedParts(parts: PackageParts): Part[] {
  const recordAt = (path: string) => parts.records.find((record) => record.path === path);
  const facts = recordAt(evidencePaths.facts);
  const thread = recordAt(evidencePaths.thread);
  return [
    ...parts.documents.map((each): Part => {
      return { role: 'document', name: 'page.html', bytes: each.html, ...place(each) };
    }),
    picture('screenshot', parts.screenshot),
    picture('screenshot-marked', parts.screenshotMarked),
    picture('screenshot-element', parts.screenshotElement),
    picture('screenshot-page', parts.screenshotPage),
    picture('thumbnail', parts.thumbnail),
    {
      role: 'text',
      name: 'text.txt',
      mediaType: 'text/plain',
      bytes: new Blob([parts.page.text]),
    },
    {
      role: 'thread',
      name: 'thread.json',
      mediaType: 'application/json',
      bytes: thread === undefined ? undefined : new Blob([thread.bytes]),
    },
    {
      role: 'facts',
      name: 'facts.json',
      mediaType: 'application/json',
      bytes: facts === undefined ? undefined : new Blob([facts.bytes]),
    },
    ...parts.resources.map((each): Part => {
      return { role: 'resource', name: 'resource', bytes: each.bytes, ...place(each) };
    }),
  ];
}

function place({ url, mediaType }: Pick<Part, 'mediaType'> & { readonly url: string }) {
  return { url, mediaType };
}

function picture(role: ArtefactRole, bytes: Blob | undefined): Part {
  return { role, name: role, mediaType: bytes?.type ?? '', bytes };
}
