import { describe, expect, it } from 'vitest';
import { assemble } from '../../../utils/capture/snapshot/assemble.ts';
import { indexBrowserCopy } from '../../../utils/capture/snapshot/browser-copy.ts';
import type {
  FrozenFrame,
  FrozenPart,
  FrozenResource,
} from '../../../utils/capture/snapshot/frozen.ts';
import { expectFaults } from '../../drive/expect-faults.ts';

const account = { durationMs: 1, longestTaskMs: 1, nodes: 1, mutationsDuring: 0, cuts: [] };

function frame(
  key: string,
  html: readonly FrozenPart[],
  resources: readonly FrozenResource[] = [],
): FrozenFrame {
  const url = `https://example.org/${key}`;
  const document = {
    url,
    base: url,
    title: '',
    quirks: false,
    html,
    text: `text of ${key}`,
    nodes: 1,
  };
  return { key, url, within: false, documents: [document], sheets: [], resources, account };
}

const missing = {
  url: 'https://cdn.example/a.png',
  use: 'image',
  mediaType: '',
  missing: 'cross-origin',
} as const;

describe('assemble', () => {
  it('puts frames inside each other, escaped once for each level', async () => {
    const inner = frame('0/0', ['<p title="&quot;">deep</p>']);
    const middle = frame('0', [
      '<iframe',
      { kind: 'frame', key: '0/0', url: '', as: 'srcdoc' },
      '></iframe>',
    ]);
    const top = frame('', [
      '<iframe',
      { kind: 'frame', key: '0', url: '', as: 'srcdoc' },
      '></iframe>',
    ]);
    const { view, text, documents } = await assemble({ frames: [top, middle, inner] });
    expect(await view.text()).toContain(
      '&amp;lt;p title=&amp;quot;&amp;amp;quot;&amp;quot;&amp;gt;deep',
    );
    expect(text).toBe('text of \n\ntext of 0\n\ntext of 0/0');
    expect(documents.map(({ url }) => url)).toEqual([
      'https://example.org/',
      'https://example.org/0',
      'https://example.org/0/0',
    ]);
    expect(await documents[0]?.html.text()).toBe('<iframe src="https://example.org/0"></iframe>');
  });

  it('draws what is missing and names it', async () => {
    const parts: FrozenPart[] = [
      '<img src="',
      { kind: 'resource', id: 0, use: 'image', width: 9, height: 8 },
      '">',
    ];
    const snapshot = await assemble({ frames: [frame('', parts, [missing])] });
    expect(await snapshot.view.text()).toContain('data:image/svg+xml,');
    expect(snapshot.missing).toEqual([{ url: missing.url, use: 'image', why: 'cross-origin' }]);
    expect(snapshot.account.cuts).toContainEqual({
      what: 'image',
      why: 'cross-origin',
      count: 1,
      examples: [missing.url],
    });
  });

  it('takes what is missing from the browser’s own copy', async () => {
    const mhtml = [
      'Content-Type: multipart/related; boundary="x"',
      '',
      '--x',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      `Content-Location: ${missing.url}`,
      '',
      'AAEC',
      '--x--',
    ].join('\r\n');
    const parts: FrozenPart[] = ['<img src="', { kind: 'resource', id: 0, use: 'image' }, '">'];
    const snapshot = await assemble({
      frames: [frame('', parts, [missing])],
      copy: indexBrowserCopy(new TextEncoder().encode(mhtml)),
    });
    expect(await snapshot.view.text()).toBe('<img src="data:image/png;base64,AAEC">');
    expect(snapshot.resources.map(({ url, source }) => [url, source])).toEqual([
      [missing.url, 'browser-copy'],
    ]);
    expect(snapshot.missing).toEqual([]);
  });

  it('gives a name of its own to what was asked for at an address that leads elsewhere', async () => {
    const at = (url: string, bytes: string): FrozenResource => ({
      ...{ url, use: 'image', mediaType: 'image/png', source: 'page-cache' },
      blob: new Blob([bytes], { type: 'image/png' }),
    });
    const parts: FrozenPart[] = [0, 1, 2].flatMap((id): FrozenPart[] => [
      '<img src="',
      { kind: 'resource', id, use: 'image' },
      '">',
    ]);
    const [page, plain, marked] = [
      'https://example.org/',
      'https://a.test/x',
      'https://a.test/x#y',
    ];
    const resources = [at(page, 'page'), at(plain, 'plain'), at(marked, 'marked')];
    const snapshot = await assemble({ frames: [frame('', parts, resources)] });
    const urls = snapshot.resources.map(({ url }) => url);
    expect(urls).toEqual([
      'https://example.org/.plaint/bytes/0',
      plain,
      'https://example.org/.plaint/bytes/2',
    ]);
    expect(await snapshot.documents[0]?.html.text()).toBe(
      urls.map((url) => `<img src="${url}">`).join(''),
    );
  });

  it('gives a name of its own to what was asked for in a spelling that is no browser’s', async () => {
    const url = 'https:\\\\a.test\\x é';
    const resource: FrozenResource = {
      ...{ url, use: 'image', mediaType: 'image/png', source: 'page-cache' },
      blob: new Blob(['x'], { type: 'image/png' }),
    };
    const parts: FrozenPart[] = [{ kind: 'resource', id: 0, use: 'image' }];
    const snapshot = await assemble({ frames: [frame('', parts, [resource])] });
    expect(snapshot.resources.map((each) => each.url)).toEqual([
      'https://example.org/.plaint/bytes/0',
    ]);
  });

  it('names a frame that nobody captured', async () => {
    const parts: FrozenPart[] = [
      '<iframe',
      { kind: 'frame', key: '3', url: 'https://other.test/', as: 'srcdoc' },
      '></iframe>',
    ];
    const snapshot = await assemble({ frames: [frame('', parts)] });
    expect(await snapshot.view.text()).toContain('Frame not captured');
    expect(snapshot.missing).toEqual([
      { url: 'https://other.test/', use: 'frame', why: 'cross-origin' },
    ]);
  });

  it('refuses to make something of nothing', async () => {
    await expect(assemble({ frames: [] })).rejects.toThrow(RangeError);
  });

  it('of a page of which nothing could be frozen, says so and claims no document', async () => {
    const nothing = { ...frame('', []), documents: [] };
    const { view, documents, account: told } = await assemble({ frames: [nothing] });
    expect(documents).toEqual([]);
    expect(await view.text()).toContain('Frame not captured');
    expect(told.cuts).toEqual([
      { what: 'frame', why: 'unreadable', count: 1, examples: ['https://example.org/'] },
    ]);
    expect(told.frames).toEqual([{ url: 'https://example.org/', captured: false, nodes: 0 }]);
  });

  it('lists a frame that failed, and keeps the rest', async () => {
    const top = frame('', [
      '<p>top</p><iframe',
      { kind: 'document', id: 1, as: 'srcdoc' },
      '></iframe>',
    ]);
    const [own] = top.documents;
    if (own === undefined) throw new Error('no document');
    const inner = {
      ...own,
      url: 'https://example.org/inner',
      html: ['said'],
      text: '',
      hasFailed: true,
    } as const;
    const {
      view,
      documents,
      account: told,
    } = await assemble({
      frames: [{ ...top, documents: [own, inner] }],
    });
    expect(await view.text()).toContain('<p>top</p>');
    expect(documents.map(({ url }) => url)).toEqual(['https://example.org/']);
    expect(told.frames).toEqual([
      { url: 'https://example.org/', captured: true, nodes: 1 },
      { url: 'https://example.org/inner', captured: false, nodes: 0 },
    ]);
    expect(told.cuts.map(({ what, why }) => `${what} ${why}`)).toEqual(['frame unreadable']);
  });

  it('costs a resource whose bytes cannot be read only that', async () => {
    expectFaults('snapshot.resource');
    class Gone extends Blob {
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new Error('gone'));
      }
    }
    const resource = {
      ...missing,
      missing: undefined,
      mediaType: 'image/png',
      blob: new Gone(['x']),
    };
    const { missing: _, ...held } = resource;
    const parts: FrozenPart[] = ['<img src="', { kind: 'resource', id: 0, use: 'image' }, '">'];
    const { view, missing: lost } = await assemble({ frames: [frame('', parts, [held])] });
    expect(await view.text()).toContain('unreadable');
    expect(lost.map(({ why }) => why)).toEqual(['unreadable']);
  });
});
