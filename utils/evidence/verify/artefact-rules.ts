import type { Artefact, ArtefactRole } from '../../protocol/evidence.ts';
import { isPlainAddress } from '../wacz/plain-address.ts';
import type { Finding } from './verdict.ts';

/** What the artefacts of a role are called and of which type they are: readers judge by both. */
interface Rule {
  readonly names: RegExp;
  readonly mediaTypes: RegExp;
}

const picture = /^image\/(?:png|jpeg|webp)$/;
const json = /^application\/json$/;
const any = /^/;

const rules: Readonly<Record<ArtefactRole, Rule>> = {
  document: { names: /^(?:page|post-\d{4,9})\.html$/, mediaTypes: /^text\/html$/ },
  resource: { names: /^resource$/, mediaTypes: any },
  screenshot: { names: /^screenshot(?:\.png)?$/, mediaTypes: picture },
  'screenshot-marked': { names: /^(?:marked\.png|screenshot-marked)$/, mediaTypes: picture },
  'screenshot-element': { names: /^(?:element\.png|screenshot-element)$/, mediaTypes: picture },
  'screenshot-page': { names: /^(?:page\.png|screenshot-page)$/, mediaTypes: picture },
  thumbnail: { names: /^thumbnail(?:\.jpg)?$/, mediaTypes: picture },
  text: { names: /^text\.txt$/, mediaTypes: /^text\/plain$/ },
  facts: { names: /^facts\.json$/, mediaTypes: json },
  thread: { names: /^thread\.json$/, mediaTypes: json },
  // These lie outside, so there is nothing to compare them with.
  package: { names: any, mediaTypes: any },
  attachment: { names: any, mediaTypes: any },
};

const located: ReadonlySet<ArtefactRole> = new Set(['document', 'resource']);
const longestName = 255;

export function artefactRule(artefact: Artefact): Finding[] {
  const { role, name, mediaType, url } = artefact;
  const { names, mediaTypes } = rules[role];
  const isLocated = located.has(role);
  const findings: Finding[] = [];
  if (!(names.test(name) || (isLocated && isOwnAddress(name, url)))) {
    findings.push({ subject: name, reason: 'contradicts' });
  }
  if (!mediaTypes.test(mediaType))
    findings.push({ subject: `${name} ${mediaType}`, reason: 'media-type' });
  const address = url ?? (isLocated ? name : undefined);
  if (address !== undefined && !(isLocated && isWebAddress(address))) {
    findings.push({ subject: address, reason: 'address' });
  }
  return findings;
}

/** Redacted copies once called an artefact by its address, or by what of it went into a name. */
function isOwnAddress(name: string, url: string | undefined): boolean {
  return url === undefined || url.slice(0, longestName) === name;
}

/**
 * As a browser spells an address: visible ASCII, with two strokes before a host. What else leads to http(s)
 * is read otherwise beside another address (`https:x`, backslashes), and letters outside ASCII differ by who
 * reads them. Nobody's name stands before the host: `https://bank.example@other.example/` is read as the bank's.
 */
const spelledAddress = /^https?:\/\/[^\s/\\?#@]+(?:\/[^\s\\?#]*)?(?:[?#]|$)/;
const visible = /^[!-~]+$/;

export function isWebAddress(url: string): boolean {
  if (isPlainAddress(url)) return true;
  return visible.test(url) && spelledAddress.test(url) && URL.canParse(url);
}
