import type { CaseItem } from '../../../utils/report/case-item.ts';
import type { CasebookCase } from '../../../utils/report/casebook-case.ts';
import type { ThreadRecord } from '../../../utils/report/thread-record.ts';
import { hex } from './sample-records.ts';

const at = '2030-01-02T12:00:00.000Z';

export function sampleCase(changes: Partial<CasebookCase> = {}): CasebookCase {
  return {
    id: crypto.randomUUID(),
    title: '一个案件',
    state: 'open',
    createdAt: at,
    updatedAt: at,
    note: '',
    documents: [],
    ...changes,
  };
}

export function sampleItem(caseId: string, changes: Partial<CaseItem> = {}): CaseItem {
  return {
    id: crypto.randomUUID(),
    caseId,
    kind: 'page',
    url: 'https://forum.example.org/t/1',
    author: { name: '示例用户' },
    text: '一个帖子',
    capturedAt: at,
    contentSha256: hex('0'),
    resources: [],
    tags: [],
    note: '',
    ...changes,
  };
}

export function sampleThread(caseId: string, changes: Partial<ThreadRecord> = {}): ThreadRecord {
  return {
    id: crypto.randomUUID(),
    caseId,
    url: 'https://forum.example.org/t/1',
    title: '一个帖子',
    startedAt: at,
    state: 'done',
    found: 1,
    captured: 1,
    resources: [],
    ...changes,
  };
}
