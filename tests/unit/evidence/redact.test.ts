import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { readBlob } from '../../../utils/evidence/blob-chunks.ts';
import { fromBase64url, utf8 } from '../../../utils/evidence/bytes.ts';
import { sha256HexOfBlob } from '../../../utils/evidence/digest.ts';
import { redactHtml } from '../../../utils/evidence/redact/redact-html.ts';
import {
  type RedactionPlan,
  redactPackage,
} from '../../../utils/evidence/redact/redact-package.ts';
import type { RedactPicture } from '../../../utils/evidence/redact/redact-picture.ts';
import { overwritePixels } from '../../../utils/evidence/redact/redact-pixels.ts';
import { redactionCommitment, type TakenContent } from '../../../utils/evidence/redact/taken.ts';
import { createTermMatcher } from '../../../utils/evidence/redact/term-matcher.ts';
import { type Redaction, redactionsSchema } from '../../../utils/evidence/redactions.ts';
import { defaultVerifyLimits } from '../../../utils/evidence/verify/limits.ts';
import { entryBody, readContainer } from '../../../utils/evidence/verify/read-container.ts';
import { VerdictBuilder } from '../../../utils/evidence/verify/verdict.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import { packageJson } from '../../../utils/evidence/wacz/data-package.ts';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import type { EvidenceManifest, OriginalPart } from '../../../utils/protocol/evidence.ts';
import { parse } from './jsdom-parse.ts';
import { factsOf, pageUrl, png, samplePackageInput, soonAfter } from './sample-package.ts';

const redactPicture: RedactPicture = async (picture, boxes) => {
  const image = PNG.sync.read(Buffer.from(await readBlob(picture)));
  const { width, height } = image;
  const pixels = { data: new Uint8ClampedArray(image.data), width, height };
  const taken = boxes.map((box) => overwritePixels(pixels, box));
  image.data = Buffer.from(pixels.data);
  return { picture: png(PNG.sync.write(image)), taken };
};

const reason = 'reporter-identity' as const;
const terms = [
  { text: 'Ada Example', reason },
  { text: '示例某', reason },
  { text: 'ada_ex', reason },
];

describe('terms', () => {
  const match = createTermMatcher(terms);
  it.each([
    'by ADA EXAMPLE, yesterday',
    'https://example.org/u/ada-example/posts',
    'https://example.org/u?n=Ada+Example',
    'https://example.org/u?n=ada%20example',
    'https://example.org/%E7%A4%BA%E4%BE%8B%E6%9F%90',
    'https://example.org/%e7%a4%ba%e4%be%8b%e6%9f%90',
    '{"name":"\\u793a\\u4f8b\\u67d0"}',
    '&#x793a;&#x4f8b;&#x67d0;',
    '&#31034;&#20363;&#26576;',
    '@adaexample',
    '@Ada_Ex',
    'A示例某B',
  ])('are found in %s', (text) => {
    expect(match(text)).toHaveLength(1);
  });

  it('are found composed or not', () => {
    const zoe = createTermMatcher([{ text: 'Zo\u00eb', reason }]);
    expect(zoe('by Zoe\u0308!')).toHaveLength(1);
    expect(zoe('by Zo\u00eb!')).toHaveLength(1);
  });

  it('are whole words when they are short', () => {
    const al = createTermMatcher([{ text: 'Al', reason }]);
    expect(al('Also by Al.')).toMatchObject([{ start: 8, end: 10 }]);
  });

  it('that are empty match nothing', () => {
    expect(createTermMatcher([{ text: ' ', reason }])('a b')).toEqual([]);
  });
});

const seed = 'A'.repeat(43);
const withSeed = (manifest: EvidenceManifest): EvidenceManifest => ({
  ...manifest,
  type: 'plaint.evidence/2',
  seed,
});

const withParts = (input: PackageInput, parts: OriginalPart[]): PackageInput => {
  const { original } = input.manifest;
  if (original === undefined) throw new TypeError('no original');
  return { ...input, manifest: { ...input.manifest, original: { ...original, parts } } };
};

/** A style sheet of other words in the place of one that the copy states to be unchanged. */
async function swapKept(input: PackageInput): Promise<PackageInput> {
  const bytes = new Blob(['p{display:none}']);
  const sha256 = await sha256HexOfBlob(bytes);
  const kept = input.manifest.original?.parts?.find(
    ({ fate, role }) => fate === 'kept' && role === 'resource',
  );
  const was = kept !== undefined && 'sha256' in kept ? kept.sha256 : '';
  const swap = <Part extends { sha256: string }>(part: Part): Part =>
    part.sha256 === was ? { ...part, sha256 } : part;
  const stated = withParts(
    input,
    (input.manifest.original?.parts ?? []).map((part) => ('sha256' in part ? swap(part) : part)),
  );
  const artefacts = stated.manifest.artefacts.map((artefact) =>
    artefact.sha256 === was ? { ...artefact, sha256, sizeBytes: bytes.size } : artefact,
  );
  const resources = input.resources.map((each) =>
    each.url.endsWith('plain.css') ? { ...each, bytes } : each,
  );
  return { ...stated, resources, manifest: { ...stated.manifest, artefacts } };
}

const redact = (html: string, elements: { selector: string; reason: typeof reason }[] = []) => {
  const taken: TakenContent[] = [];
  const urls: string[] = [];
  const redacted = redactHtml(html, {
    match: createTermMatcher(terms),
    elements,
    take: (each) => taken.push(each),
    takeUrl: (url) => urls.push(url),
    takeWords: () => undefined,
    where: 'document',
    parse,
  });
  return { redacted, taken, urls };
};

describe('redactHtml', () => {
  it('takes words out of text, across markup, attributes, shadow trees and nested documents', () => {
    const { redacted } = redact(`<!doctype html><title>Ada Example says</title>
      <p>by A<b>da</b> Ex<i>ample</i> today</p><p>示<em>例</em>某</p>
      <img alt="Ada Example" src="https://example.org/ada-example.png" data-s='{"n":"\\u793a\\u4f8b\\u67d0"}'>
      <div><template shadowrootmode="open"><slot></slot><p title="示例某">Ada Example</p></template></div>
      <iframe srcdoc="&lt;p&gt;Ada Example&lt;/p&gt;"></iframe>
      <img src="data:image/svg+xml;base64,${btoa('<svg><text>Ada Example</text></svg>')}">
      <style>.ada_ex::after { content: "Ada Example" }</style>`);
    expect(redacted).not.toMatch(/ada|示例|\\u793a|Ex<i>/i);
    expect(redacted).toContain('by ████');
    expect(redacted).toContain('today');
    expect(redacted).toContain('says');
    expect(redacted).toContain('shadowrootmode="open"');
  });

  it('sees short words at the edge of their element', () => {
    const taken: TakenContent[] = [];
    const redacted = redactHtml('<p>Al</p><p>so</p>', {
      match: createTermMatcher([{ text: 'Al', reason }]),
      elements: [],
      take: (each) => taken.push(each),
      takeUrl: () => undefined,
      takeWords: () => undefined,
      where: 'document',
      parse,
    });
    expect(redacted).toContain('<p>████</p><p>so</p>');
  });

  it('takes elements out with the pictures that belong to them', () => {
    const { redacted, urls, taken } = redact(
      '<div class="me"><a href="/u/1"><img src="https://example.org/me.jpg" srcset="https://example.org/me2.jpg 2x"></a>secret</div><p>rest</p>',
      [{ selector: '.me', reason }],
    );
    expect(redacted).not.toContain('secret');
    expect(redacted).toContain('<p>rest</p>');
    expect(urls).toEqual(['https://example.org/me.jpg', 'https://example.org/me2.jpg']);
    expect(taken[0]?.kind).toBe('element');
  });

  it('drops comments, scripts and the secrets of forms, asked or not', () => {
    const { redacted } = redact(
      '<meta name="csrf-token" content="s1"><!-- s2 --><script>s3</script><input type="hidden" value="s4"><input type="PASSWORD" value="s5"><noscript>s6</noscript>',
    );
    expect(redacted).not.toMatch(/s[1-6]/);
  });

  it('is not led astray by names that hide the DOM’s own', () => {
    const names = [
      'attributes',
      'querySelectorAll',
      'remove',
      'outerHTML',
      'getAttribute',
      'parentNode',
      'nodeType',
      'documentElement',
      'createTreeWalker',
      'createElement',
    ];
    const clobber = names
      .map((name) => `<img name="${name}" id="${name}"><input name="${name}">`)
      .join('');
    const { redacted } = redact(
      `<img name="documentElement"><img name="querySelectorAll"><form class="x" title="Ada Example">${clobber}Ada Example</form><form class="me">gone${clobber}</form>`,
      [{ selector: '.me', reason }],
    );
    expect(redacted).not.toMatch(/Ada|gone/);
    expect(redacted).toContain('████');
  });

  it('leaves a page without matches as it reads', () => {
    const { redacted, taken } = redact('<!doctype html><p class="a">x &amp; y</p>');
    expect(redacted).toContain('<p class="a">x &amp; y</p>');
    expect(taken).toEqual([]);
  });
});

describe('overwritePixels', () => {
  it('leaves nothing of the box and all of the rest, whatever the box', () => {
    const data = new Uint8ClampedArray(4 * 10 * 10).fill(200);
    const taken = overwritePixels(
      { data, width: 10, height: 10 },
      { x: 7.5, y: -3, width: 90, height: 5 },
    );
    expect(taken).toHaveLength(4 * 3 * 2);
    expect(taken.every((byte) => byte === 200)).toBe(true);
    expect([...data].filter((byte) => byte !== 200)).toHaveLength(4 * 3 * 2);
    expect([...data.subarray(4 * 7, 4 * 8)]).toEqual([0x33, 0x33, 0x33, 0xff]);
  });
});

describe.each([
  ['whose manifest goes by its head', true],
  ['whose manifest goes by all of it', false],
])('a redacted package of an original %s', (_, isSeeded) => {
  const canaries = [
    'Canary Name',
    'canary-secret',
    'canary-hidden',
    'canary-csrf',
    'canary-inline',
    'canary-avatar',
    'canary-leak',
  ];
  const screenshot = new PNG({ width: 40, height: 30 });
  screenshot.data.fill(7);

  const html = `<!doctype html><title>Thread of Canary Name</title><meta name="csrf-token" content="canary-csrf">
    <script>"canary-inline"</script><input type="password" value="canary-secret"><input type="hidden" value="canary-hidden">
    <p>Hello Canary <b>Name</b>, <a href="https://forum.example.org/u/Canary%20Name">you</a></p>
    <div id="leak">canary-leak at 1 Example Street</div>
    <div class="avatar"><img src="https://static.example.org/avatar.png" alt="Canary Name"></div><p>第一帖</p>`;
  const plan: RedactionPlan = {
    terms: [{ text: 'Canary Name', reason }],
    elements: [
      { selector: '.avatar', reason },
      { selector: '#leak', reason: 'leaked-data' },
    ],
    regions: [{ picture: 'screenshot', box: { x: 5, y: 5, width: 10, height: 10 }, reason }],
  };

  const everything = async (file: Blob): Promise<string> => {
    const container = await readContainer(file, defaultVerifyLimits, new VerdictBuilder());
    let all = '';
    for (const entry of container?.entries ?? []) {
      const body = entryBody(container as NonNullable<typeof container>, entry);
      if (entry.name.endsWith('.gz')) {
        for await (const record of new WARCParser(body.stream())) {
          const bytes = await record.readFully(false);
          all += `${record.warcTargetURI}\n${new TextDecoder('latin1').decode(bytes ?? undefined)}`;
          all += new TextDecoder().decode(bytes ?? undefined);
        }
      } else all += await body.text();
    }
    return all;
  };

  let original: Blob;
  let whole: PackageInput;
  let derived: Awaited<ReturnType<typeof redactPackage>>;
  let file: Blob;
  beforeAll(async () => {
    const input = await samplePackageInput({
      page: {
        url: pageUrl,
        title: 'Thread of Canary Name',
        capturedAt: '2026-03-04T05:06:07.890Z',
        text: 'Hello Canary Name, you\ncanary-leak at 1 Example Street\n第一帖',
      },
      documents: [{ url: pageUrl, html: new Blob([html]), mediaType: 'text/html' }],
      resources: [
        {
          url: 'https://static.example.org/avatar.png',
          mediaType: 'image/png',
          bytes: png(utf8('canary-avatar')),
        },
        {
          url: 'https://static.example.org/tagged.jpg',
          mediaType: 'image/jpeg',
          bytes: png(utf8('\xffExif Canary Name')),
        },
        {
          url: 'https://static.example.org/u/canary-name.css',
          mediaType: 'text/css',
          bytes: new Blob(['a::after{content:"Canary Name"}']),
        },
        {
          url: 'https://static.example.org/plain.css',
          mediaType: 'text/css',
          bytes: new Blob(['p{color:red}']),
        },
      ],
      screenshot: png(PNG.sync.write(screenshot)),
      screenshotMarked: png(PNG.sync.write(screenshot)),
      records: [
        {
          path: 'evidence/facts.json',
          mediaType: 'application/json',
          bytes: utf8(
            JSON.stringify({
              ...factsOf({ url: pageUrl, title: 'Thread of Canary Name' }),
              author: { name: 'Canary Name', 'canary name': 1 },
              quote: 'canary-leak at 1 Example Street',
              n: 3,
            }),
          ),
        },
        {
          path: 'evidence/thread.json',
          mediaType: 'application/json',
          bytes: utf8('{"posts":["Canary Name"]}'),
        },
      ],
    });
    const manifest = isSeeded ? withSeed(input.manifest) : input.manifest;
    whole = { ...input, manifest };
    original = await packWacz(whole);
    derived = await redactPackage(whole, plan, { parse, redactPicture });
    file = await packWacz(derived.input);
  });

  it('of an original that holds every canary holds none', async () => {
    const before = await everything(original);
    for (const canary of canaries) expect(before).toContain(canary);
    const after = await everything(file);
    for (const canary of canaries) {
      expect(after.toLowerCase()).not.toContain(canary.toLowerCase());
      expect(after.toLowerCase()).not.toContain(encodeURIComponent(canary).toLowerCase());
    }
    expect(after).not.toContain('Example Street');
    expect(after).toContain('第一帖');
    expect(after).toContain('p{color:red}');
  });

  it('verifies, and says that it is a derivative and of what', async () => {
    const verdict = await verifyPackage(file, { now: soonAfter });
    expect(verdict.points.flatMap((point) => point.findings)).toEqual([]);
    expect(verdict.holds).toBe(true);
    const point = verdict.points.find(({ id }) => id === 'redactions');
    expect(point?.state).toBe('holds');
    expect(Number(point?.values['regions'])).toBeGreaterThan(8);
  });

  it('states what became of every part of the original, and none is guessed from it', async () => {
    const { manifest } = derived.input;
    const parts = manifest.original?.parts ?? [];
    const fates = parts.map(({ role, fate }) => `${role} ${fate}`).sort();
    expect(fates).toEqual([
      'document redacted',
      'facts redacted',
      'resource kept',
      'resource left-out',
      'resource left-out',
      'resource redacted',
      'screenshot redacted',
      'screenshot-marked kept',
      'text redacted',
      'thread left-out',
      'thumbnail left-out',
    ]);
    const verdict = await verifyPackage(file, { now: soonAfter });
    const values = verdict.points.find(({ id }) => id === 'redactions')?.values;
    expect(values).toMatchObject({ of: 'original', kept: 2, redacted: 5, remade: 0, leftOut: 4 });
    expect(values?.['shown']).toBe(isSeeded ? 'parts-shown' : 'parts-stated');
    expect(JSON.stringify(manifest)).not.toContain(seed);
    for (const { role, sha256 } of whole.manifest.artefacts) {
      const isKept = parts.some((part) => part.fate === 'kept' && part.sha256 === sha256);
      expect(`${role} ${JSON.stringify(manifest).includes(sha256)}`).toBe(`${role} ${isKept}`);
    }
  });

  it.each([
    [
      'a part swapped but called unchanged',
      (parts: OriginalPart[]) =>
        parts.map((part) => (part.fate === 'kept' ? { ...part, sha256: 'e'.repeat(64) } : part)),
      'not-the-original',
    ],
    [
      'a part that no part of the original became',
      (parts: OriginalPart[]) => parts.filter(({ fate }) => fate !== 'kept'),
      'not-the-original',
    ],
    [
      'a changed part called unchanged',
      (parts: OriginalPart[]) =>
        parts.map((part) =>
          part.role === 'text' && 'sha256' in part
            ? { fate: 'kept' as const, role: part.role, sha256: part.sha256 }
            : part,
        ),
      'contradicts',
    ],
    [
      'a document said to be only written anew',
      (parts: OriginalPart[]) =>
        parts.map((part) =>
          part.role === 'document' && part.fate === 'redacted'
            ? { ...part, fate: 'remade' as const }
            : part,
        ),
      'unaccounted',
    ],
    [
      'a change hidden as one of form',
      (parts: OriginalPart[]) =>
        parts.map((part) =>
          part.role === 'resource' && part.fate === 'redacted'
            ? { ...part, fate: 'remade' as const }
            : part,
        ),
      'unaccounted',
    ],
    [
      'more parts left out than accounted for',
      (parts: OriginalPart[]) => [
        ...parts,
        ...Array.from({ length: 5 }, () => ({
          fate: 'left-out' as const,
          role: 'resource' as const,
          commitment: 'd'.repeat(64),
        })),
      ],
      'unaccounted',
    ],
  ])('fails with %s, however it is signed', async (_, change, reason) => {
    const { manifest } = derived.input;
    if (manifest.original?.parts === undefined) throw new TypeError('no parts');
    const stated = { ...manifest.original, parts: change(manifest.original.parts) };
    const forged = await packWacz({
      ...derived.input,
      manifest: { ...manifest, original: stated },
    });
    const verdict = await verifyPackage(forged, { now: soonAfter });
    const point = verdict.points.find(({ id }) => id === 'redactions');
    expect(point?.findings.map((finding) => finding.reason)).toContain(reason);
    expect(verdict.holds).toBe(false);
  });

  it.each([
    ['in another part', (each: Redaction) => ({ ...each, part: 0 }), 'contradicts'],
    ['in no part', ({ part: _, ...each }: Redaction) => each, 'contradicts'],
    [
      'of a part as a whole',
      (each: Redaction) => ({ ...each, kind: 'resource' as const }),
      'unaccounted',
    ],
  ])('fails where what was taken out is stated %s', async (_, change, reason) => {
    const records = derived.input.records.map((record) => {
      if (record.path !== 'evidence/redactions.json') return record;
      const stated = redactionsSchema.parse(
        JSON.parse(new TextDecoder().decode(record.bytes as Uint8Array)),
      );
      const redactions = stated.redactions.map((each) =>
        each.where === 'screenshot' ? change(each) : each,
      );
      return { ...record, bytes: utf8(packageJson({ ...stated, redactions })) };
    });
    const verdict = await verifyPackage(await packWacz({ ...derived.input, records }), {
      now: soonAfter,
    });
    const point = verdict.points.find(({ id }) => id === 'redactions');
    expect(point?.findings.map((finding) => finding.reason)).toContain(reason);
  });

  it('keeps what nothing was taken out of, to the byte', async () => {
    const nothing = { terms: [], elements: [], regions: [] };
    const copy = await redactPackage(whole, nothing, { parse, redactPicture });
    expect(copy.input.documents[0]?.html).not.toBe(undefined);
    const fates = copy.input.manifest.original?.parts?.map(({ role, fate }) => `${role} ${fate}`);
    expect(fates?.filter((fate) => !fate.endsWith('kept'))).toEqual([
      'document redacted',
      'thread left-out',
    ]);
    const cleaned = await redactPackage({ ...whole, documents: copy.input.documents }, nothing, {
      parse,
      redactPicture,
    });
    expect(cleaned.input.documents[0]?.html).toBe(copy.input.documents[0]?.html);
  });

  /** By somebody with the report's own key, who states it everywhere. */
  it.each<[string, (input: PackageInput) => PackageInput | Promise<PackageInput>]>([
    ['another part called unchanged', swapKept],
    [
      'another time',
      (input) => {
        const capturedAt = '2026-03-04T05:06:07.891Z';
        const page = { ...input.page, capturedAt };
        return { ...input, page, manifest: { ...input.manifest, capturedAt } };
      },
    ],
    [
      'another address',
      (input) => {
        const manifest = { ...input.manifest, url: `${pageUrl}#x` };
        return { ...input, page: { ...input.page, url: manifest.url }, manifest };
      },
    ],
    [
      'a part more than the original has',
      (input) => {
        const parts = input.manifest.original?.parts ?? [];
        const more = {
          fate: 'left-out' as const,
          role: 'package' as const,
          commitment: 'd'.repeat(64),
        };
        return withParts(input, [...parts, more]);
      },
    ],
    [
      'an original that its parts do not make',
      (input) => {
        const { original } = input.manifest;
        if (original === undefined) return input;
        const manifestSha256 = 'a'.repeat(64);
        return {
          ...input,
          manifest: { ...input.manifest, original: { ...original, manifestSha256 } },
        };
      },
    ],
  ])(
    'shows %s to somebody without the original, if its head commits to them',
    async (_, change) => {
      const verdict = await verifyPackage(await packWacz(await change(derived.input)), {
        now: soonAfter,
      });
      const point = verdict.points.find(({ id }) => id === 'redactions');
      const found = point?.findings.some(({ reason: why }) => why === 'not-the-original');
      expect(found).toBe(isSeeded);
    },
  );

  it('commits to what was taken out: whoever holds the original can open it, nobody else can guess', async () => {
    const record = derived.input.records.find(({ path }) => path === 'evidence/redactions.json');
    const { redactions } = redactionsSchema.parse(
      JSON.parse(new TextDecoder().decode(record?.bytes as Uint8Array)),
    );
    const pixels = redactions.find(({ kind }) => kind === 'pixels');
    expect(pixels).toMatchObject({
      where: 'screenshot',
      box: { x: 5, y: 5, width: 10, height: 10 },
    });
    const opening = derived.openings.find(({ commitment }) => commitment === pixels?.commitment);
    const content = new Uint8Array(4 * 10 * 10).fill(7);
    expect(await redactionCommitment(fromBase64url(opening?.salt ?? ''), content)).toBe(
      pixels?.commitment,
    );
    expect(new Set(redactions.map(({ commitment }) => commitment)).size).toBe(redactions.length);
  });
});
