import { expect, it } from 'vitest';
import { buildSnapshotView } from '../../../server/desk-site/snapshot-view.ts';
import type { ArchivedPart } from '../../../utils/desk/read-package.ts';

const url = 'https://forum.example.org/thread';

function part(role: ArchivedPart['role'], path: string, mediaType: string, text: string) {
  return {
    role,
    url: new URL(path, url).href,
    mediaType,
    bytes: new Blob([text], { type: mediaType }),
  };
}

const resources = [
  part('resource', '/a.png', 'image/png', 'picture'),
  part('resource', '/s.css', 'text/css', 'b{background:url(/a.png)}'),
];

async function viewOf(body: string): Promise<Document> {
  const parts = [part('document', '/thread', 'text/html', body), ...resources];
  const view = await buildSnapshotView({ url, parts, thread: undefined });
  return new DOMParser().parseFromString((await view?.text()) ?? '', 'text/html');
}

const inside =
  '<link rel="stylesheet" href="/s.css"><img src="/a.png"><i style="background:url(/a.png)"></i>';

function expectWhole(tree: ParentNode): void {
  expect(tree.querySelector('img')?.getAttribute('src')).toMatch(/^data:image\/png/);
  expect(tree.querySelector('style')?.textContent).toContain('url("data:image/png');
  expect(tree.querySelector('i')?.getAttribute('style')).toContain('data:image/png');
  expect(tree.querySelector('link')).toBeNull();
}

it('what a page refers to is put into it', async () => {
  expectWhole(await viewOf(inside));
});

it('in a shadow tree too, and in one inside another', async () => {
  const page = await viewOf(
    `<div><template shadowrootmode="open">${inside}<p><template shadowrootmode="open">${inside}</template></p></template></div>`,
  );
  const outer = page.querySelector('template')?.content;
  const inner = outer?.querySelector('template')?.content;
  if (outer === undefined || inner === undefined) throw new Error('a shadow tree is missing');
  expectWhole(outer);
  expectWhole(inner);
});

it('what the package does not hold is asked for by nobody', async () => {
  const page = await viewOf('<style>b{background:url(https://other.example.org/x.png)}</style>');
  expect(page.querySelector('style')?.textContent).toContain('about:invalid');
});
