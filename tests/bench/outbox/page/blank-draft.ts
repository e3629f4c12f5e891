import type { Draft } from '../../../../utils/report/draft.ts';

export function blankDraft(id: string = crypto.randomUUID()): Draft {
  const at = new Date().toISOString();
  return {
    id,
    createdAt: at,
    updatedAt: at,
    trigger: 'page',
    url: 'https://forum.example.org/t/1',
    title: '一个帖子',
    capture: { state: 'forbidden', reason: 'bench' },
    answers: { statement: '示例'.repeat(200) },
    reporter: { name: '', contact: '', anonymous: true },
    attachments: [],
  };
}
