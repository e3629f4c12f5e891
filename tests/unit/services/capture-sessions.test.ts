import { expect, it } from 'vitest';
import { CaptureSessions } from '../../../utils/services/capture/capture-sessions.ts';
import { sampleCapture } from '../../components/sample-capture.ts';

const { page } = sampleCapture(crypto.randomUUID(), 'words').facts;
const url = page.url.shown;
const frozen = {
  ...{ key: '', url, within: false, documents: [], sheets: [], resources: [] },
  account: {} as never,
};
const sender = {
  ...{ isExtensionPage: false, tabId: 1, frameId: 0, documentId: 'one', url },
  origin: new URL(url).origin,
};

function begun(): CaptureSessions {
  const sessions = new CaptureSessions();
  sessions.begin(1, { hint: { kind: 'page', frameId: 0 }, knownUrls: [] });
  return sessions;
}

it('a document hands over once', () => {
  const sessions = begun();
  sessions.add({ facts: { page }, frozen }, sender);
  sessions.add({ facts: { page: { ...page, title: 'another' } }, frozen }, sender);
  const { frames, refused } = sessions.end(1);
  expect(frames.map(({ facts }) => facts.page.title)).toEqual([page.title]);
  expect(refused).toBe(1);
});

it('what claims to be of another site is refused, in the facts and in the snapshot', () => {
  const sessions = begun();
  const origin = 'https://elsewhere.example.org';
  sessions.add({ facts: { page }, frozen }, { ...sender, url: `${origin}/`, origin });
  const lying = { ...frozen, url: `${origin}/post` };
  sessions.add({ facts: { page }, frozen: lying }, { ...sender, documentId: 'two' });
  expect(sessions.end(1)).toEqual({ frames: [], refused: 2, wasEntered: false });
});

it('another address of the same site is recorded beside the one the page gave', () => {
  const sessions = begun();
  sessions.add({ facts: { page }, frozen }, { ...sender, url: `${sender.origin}/other` });
  expect(sessions.end(1).frames[0]?.attestedUrl).toBe(`${sender.origin}/other`);
});

it('tells whether the script was let into the page, though nothing was handed over', () => {
  const sessions = begun();
  expect(sessions.orderFor(2)).toBeUndefined();
  expect(sessions.orderFor(1)?.hint.kind).toBe('page');
  expect(sessions.end(1)).toEqual({ frames: [], refused: 0, wasEntered: true });
  expect(begun().end(1).wasEntered).toBe(false);
});

it('a frame gets the style sheets of the browser’s copy of its own tab, and nothing else of it', () => {
  const part = (mediaType: string) => ({
    ...{ url: '', contentId: '', mediaType },
    bytes: () => new TextEncoder().encode('p{}'),
  });
  const copy = new Map([
    ['https://a.test/x.css', part('text/css')],
    ['https://a.test/x.svg', part('image/svg+xml')],
  ]);
  const sessions = new CaptureSessions();
  sessions.begin(1, { hint: { kind: 'page', frameId: 0 }, knownUrls: [...copy.keys()] }, copy);
  const asked = ['css', 'svg', 'png'].map((end) => sessions.sheetFor(1, `https://a.test/x.${end}`));
  expect(asked).toEqual(['p{}', undefined, undefined]);
  expect(sessions.sheetFor(2, 'https://a.test/x.css')).toBeUndefined();
  sessions.end(1);
  expect(sessions.sheetFor(1, 'https://a.test/x.css')).toBeUndefined();
});
