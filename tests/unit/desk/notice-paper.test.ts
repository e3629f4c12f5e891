import { expect, it } from 'vitest';
import { noticePaper } from '../../../components/desk/acts/notice-paper.ts';
import { namesOfMeasures, replyTemplate } from '../../../components/desk/reply-template.ts';
import type { OrderedMeasure } from '../../../utils/casework/case.ts';
import { loadActTranslator } from '../../../utils/i18n/desk-acts.ts';
import { locales } from '../../../utils/i18n/language.ts';
import { loadNoticeTranslator } from '../../../utils/i18n/notice.ts';
import { guideline2023 as standard } from '../../../utils/standard/guideline-2023/guideline-2023.ts';

const [measure] = standard.measures;
const codes = {
  appeal: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A',
  answer: 'BBBBB-BBBBB-BBBBB-BBBBB-BBBBB-B',
};
const facts = {
  platform: 'forum.example.org',
  measure: measure?.name ?? { en: '', 'zh-Hans': '', 'zh-Hant': '' },
  expiresAt: null,
  dueAt: '2026-01-09T09:00:00.000Z',
  where: ['https://forum.example.org/t/1'],
  basis: ['Insult'],
  endpoint: {
    url: 'https://reports.example.org',
    name: { en: 'A centre', 'zh-Hans': '某中心', 'zh-Hant': '某中心' },
  },
  codes,
};

it.each(locales)(
  'a notice in %s gives each reader their own code, behind the # alone',
  async (locale) => {
    const paper = noticePaper(facts, await loadNoticeTranslator(locale));
    const [platform = '', party = ''] = paper.split('———');
    const rest = paper.slice(paper.indexOf('———'));
    expect(platform).toContain(`https://reports.example.org/answer/#${codes.answer}`);
    expect(platform).not.toContain(codes.appeal);
    expect(rest).toContain(`https://reports.example.org/appeal/#${codes.appeal}`);
    expect(rest).not.toContain(codes.answer);
    expect(party).not.toBe('');
    expect(paper).toContain('https://forum.example.org/t/1');
    expect(paper).not.toMatch(/\{\w+\}/);
  },
);

const ordered = (id: string, state: OrderedMeasure['state']): OrderedMeasure => ({
  number: 1,
  measure: id,
  state,
  since: '2026-01-05T09:00:00.000Z',
  expiresAt: null,
  isInterim: false,
  evidenceDueAt: null,
});

it.each(locales)('a reply in %s names what is in force, and nothing that ended', async (locale) => {
  const words = await loadActTranslator(locale);
  const names = namesOfMeasures(
    { measures: [ordered('remove', 'confirmed'), ordered('mute', 'ended')] },
    standard,
    words,
  );
  const nameOf = (id: string) => {
    const found = standard.measures.find((each) => each.id === id);
    return found === undefined ? id : words.pick(found.name);
  };
  expect(names).toEqual([nameOf('remove')]);
  const reply = replyTemplate('upheld', { what: 'X', measures: names }, words);
  expect(reply).toContain(nameOf('remove'));
  expect(reply).not.toContain(nameOf('mute'));
  const bare = replyTemplate('upheld', { what: 'X', measures: [] }, words);
  expect(bare).not.toContain('{');
  expect(bare).not.toBe(reply);
});
