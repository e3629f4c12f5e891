import { expect, it } from 'vitest';
import { countGroups, totalProgress } from '../../../components/outbox/outbox-groups.ts';
import type { DeliveryView } from '../../../utils/services/delivery/delivery-view.ts';

const view = (id: string, state: DeliveryView['state'], sentBytes = 0): DeliveryView => {
  const at = '2030-01-02T12:00:00.000Z';
  return { id, title: '', state, sentBytes, totalBytes: 100, createdAt: at };
};

it('every report is in one group', () => {
  const views = [
    view('a', 'waiting'),
    view('b', 'uploading'),
    view('c', 'sealing'),
    view('d', 'received'),
    view('e', 'blocked_key'),
    view('f', 'rejected'),
  ];
  expect(countGroups(views)).toEqual({ all: 6, waiting: 1, sending: 2, received: 1, attention: 2 });
});

it('the total does not fall back when one arrives, and leaves out what was there before or needs a person', () => {
  const batch = new Set(['a', 'b', 'c']);
  const views = [
    view('a', 'received', 100),
    view('b', 'uploading', 40),
    view('c', 'rejected', 10),
    view('old', 'received', 100),
  ];
  expect(totalProgress(views, batch)).toEqual({ done: 1, all: 2, sentBytes: 140, totalBytes: 200 });
});
