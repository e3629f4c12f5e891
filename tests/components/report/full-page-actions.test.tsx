// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { FullPageActions } from '../../../components/report/FullPageActions.tsx';
import { type Services, ServicesContext } from '../../../components/services.ts';
import type { Language } from '../../../utils/i18n/language.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import type { TourProgress } from '../../../utils/messaging/contract.ts';
import type { PagePicture } from '../../../utils/protocol/capture-account.ts';
import type { CaptureRecord } from '../../../utils/report/capture-record.ts';
import { createDraft } from '../../../utils/report/create-draft.ts';
import { until } from '../../drive/until.ts';
import { button, openPopup } from '../popup-harness.tsx';
import { sampleCapture } from '../sample-capture.ts';

const at = '2026-11-20T10:00:00.000Z';
const draft = createDraft(
  { id: crypto.randomUUID(), trigger: 'page', url: 'https://forum.example.org/t/7', title: 'Talk' },
  at,
);
const root = document.createElement('div');

afterEach(() => render(null, root));

interface Shown {
  readonly language?: Language;
  readonly progress?: TourProgress | null;
  readonly account?: Partial<CaptureRecord['facts']['account']>;
}

async function show({ language = 'en', progress = null, account = {} }: Shown) {
  const { services: real, report, close } = await openPopup({ language });
  close();
  const asked: string[] = [];
  const services: Services = {
    ...real,
    translator: createTranslator(language),
    report: {
      ...report,
      watchTour: (_, onProgress) => onProgress(progress),
      stopTour: async () => void asked.push('stop'),
      loadWholePage: async () => {
        asked.push('load');
        return 'failed';
      },
      takePagePicture: async () => {
        asked.push('picture');
        return 'zoomed';
      },
    },
  };
  const plain = sampleCapture(crypto.randomUUID(), 'words');
  const { facts } = plain;
  const capture = { ...plain, facts: { ...facts, account: { ...facts.account, ...account } } };
  document.body.replaceChildren(root);
  render(
    <ServicesContext.Provider value={services}>
      <FullPageActions draft={draft} capture={capture} />
    </ServicesContext.Provider>,
    root,
  );
  await until('the offers', () => root.querySelector('button, [role=status]'));
  return asked;
}

const picture = (missing: PagePicture['missing']): PagePicture => ({
  takenAt: at,
  windows: 3,
  scrolled: 'document',
  repeats: false,
  missing,
});

it('offers both ways, and says why one did not work', async () => {
  const asked = await show({});
  button(root, 'Add a picture of the whole page').click();
  await until('the reason', () => /zoomed in with the fingers/.test(root.textContent ?? ''));
  button(root, 'Load the whole page first').click();
  await until('the other', () => /could not be done/.test(root.textContent ?? ''));
  expect(asked).toEqual(['picture', 'load']);
});

it('shows what goes on although another popup asked for it, and stops it once', async () => {
  const asked = await show({ progress: { kind: 'load', done: 2, of: 7 } });
  const bar = await until('the bar', () => root.querySelector('progress'));
  expect(bar.getAttribute('aria-label')).toBe('Loading the page: part 3 of 7');
  button(root, 'Stop').click();
  await until('the button to rest', () => button(root, 'Stop').disabled);
  expect(asked).toEqual(['stop']);
});

it('calls a picture the whole page only where nothing is missing in it', async () => {
  await show({ account: { pagePicture: picture([]) } });
  expect(root.textContent).toContain('The picture of the whole page is part of the evidence.');
  for (const what of ['not-shown', 'changed', 'below', 'beside'] as const) {
    await show({ account: { pagePicture: picture([{ what, from: 1, size: 2 }]) } });
    expect(root.textContent).not.toContain(
      'The picture of the whole page is part of the evidence.',
    );
    expect(root.querySelectorAll('li')).toHaveLength(1);
  }
});

it.each([
  ['en', 'as far as 50 %'],
  ['zh-Hans', '滚动到网页的 50 %'],
  ['zh-Hant', '捲動到網頁的 50 %'],
] as const)('says in %s how far the page was gone through', async (language, words) => {
  const loading = {
    result: 'stopped',
    startedAt: at,
    endedAt: at,
    reached: 500,
    heightBefore: 900,
    heightAfter: 1000,
    windows: 1,
    unfinished: 0,
  } as const;
  await show({ language, account: { loading } });
  expect(root.textContent).toContain(words);
});
