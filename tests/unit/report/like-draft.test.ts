import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../utils/report/create-draft.ts';
import type { Draft } from '../../../utils/report/draft.ts';
import { earlierWords, likeDraft } from '../../../utils/report/like-draft.ts';
import { applyTemplate, templateOf } from '../../../utils/report/template.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';

function draftOf(rest: Partial<Draft>): Draft {
  const origin = {
    id: '3f0c7a52-6f0e-4a35-9d0a-0c5a1f0e8b11',
    trigger: 'page',
    url: 'https://forum.example.org/t/9',
    title: 'Talk',
  } as const;
  return { ...createDraft(origin, '2026-03-02T10:00:00.000Z'), ...rest };
}

function attachment(kind: string): Draft['attachments'][number] {
  return {
    sha256: 'a'.repeat(64),
    name: 'file.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 5,
    kind,
  };
}

const sent = draftOf({
  category: 'enterprise-rumour',
  affected: 'enterprise',
  reporter: { name: 'Hazel', contact: 'hazel@example.org', anonymous: false },
  answers: {
    'enterprise-name': 'Fernside Mill',
    'enterprise-code': '91350100M000100Y43',
    declaration: 'yes',
    'why-false': 'The mill never closed.',
    quote: 'The mill is closed.',
    'false-statement': 'The mill is closed.',
    author: 'night-moth',
    'posted-at': '2026-03-01',
    interval: '12:30/14:05',
    'linked-accounts': 'one\ntwo',
  },
  attachments: [
    attachment('business-licence'),
    attachment('judgment'),
    attachment('public-look-up'),
  ],
});

describe('as in the last report', () => {
  const next = likeDraft(sent, guideline2023)(draftOf({}));

  it('who reports comes along, with their own papers', () => {
    expect(next).toMatchObject({
      category: 'enterprise-rumour',
      affected: 'enterprise',
      reporter: sent.reporter,
    });
    expect(next.answers).toEqual({
      'enterprise-name': 'Fernside Mill',
      'enterprise-code': '91350100M000100Y43',
    });
    expect(next.attachments.map(({ kind }) => kind)).toEqual(['business-licence']);
  });

  it('no sentence of the other case fills a field; it is offered beside it', () => {
    expect(earlierWords(next)).toEqual({ 'why-false': 'The mill never closed.' });
  });

  it('sentences are offered within the same kind of harm alone, whichever way it is changed', () => {
    expect(earlierWords({ ...next, category: 'enterprise-insult' })).toEqual({});
    expect(earlierWords({ ...next, category: 'defamation' })).toEqual({});
    const { category: _, ...without } = next;
    expect(earlierWords(without)).toEqual({});
  });

  it.each([
    'quote',
    'false-statement',
    'author',
    'posted-at',
    'interval',
    'linked-accounts',
    'declaration',
  ])('%s of the other case is neither filled in nor offered', (element) => {
    expect(next.answers).not.toHaveProperty(element);
    expect(earlierWords(next)).not.toHaveProperty(element);
  });

  it('what the new draft already says stays', () => {
    const kept = likeDraft(sent, guideline2023)(draftOf({ answers: { 'enterprise-name': 'Own' } }));
    expect(kept.answers['enterprise-name']).toBe('Own');
  });

  it('a template keeps no words of a page either', () => {
    const template = templateOf(sent, 'one', 'Rumours', guideline2023);
    const filled = applyTemplate(template)(draftOf({}));
    for (const element of ['quote', 'false-statement', 'author', 'posted-at'])
      expect(filled.answers).not.toHaveProperty(element);
    expect(filled.answers['why-false']).toBe('The mill never closed.');
  });
});
