import { describe, expect, it } from 'vitest';
import { PlaintError } from '../../../utils/errors.ts';
import { takeFaults } from '../../../utils/faults/note-fault.ts';
import { createSend } from '../../../utils/messaging/send.ts';
import { type Handlers, type Sender, serveMessage } from '../../../utils/messaging/serve.ts';
import { expectFaults } from '../../drive/expect-faults.ts';

const draftId = '3f0c7a52-6f0e-4a35-9d0a-0c5a1f0e8b11';
const page: Sender = { isExtensionPage: true };
const frame: Sender = { isExtensionPage: false, tabId: 4, frameId: 0 };

function handlers(changed: Partial<Handlers> = {}): Handlers {
  return {
    'draft.open': async () => ({ draftId }),
    'draft.recapture': async () => null,
    'picture.take': async () => ({ result: 'whole' }),
    'page.load': async () => ({ result: 'done' }),
    'tour.progress': async () => null,
    'tour.stop': async () => null,
    'check.ready': async () => null,
    'check.done': async () => null,
    'thread.look': async () => ({ look: '{}', picture: '' }),
    'thread.start': async () => ({ threadId: draftId }),
    'thread.ready': async () => null,
    'thread.judge': async () => ({ judged: '{}' }),
    'thread.freeze': async () => null,
    'frame.judge': async () => ({ judged: '{}' }),
    'thread.batch': async () => ({ command: 'stop' }),
    'report.send': async () => null,
    'outbox.retry': async () => null,
    'outbox.wake': async () => null,
    'pages.leave': async () => null,
    'pages.withdraw': async () => null,
    'items.recheck': async () => null,
    'recheck.plan': async () => null,
    'fault.note': async () => null,
    'frame.ready': async () => null,
    'frame.sheet': async () => null,
    'frame.captured': async () => null,
    ...changed,
  };
}

function connect(served: Handlers, sender: Sender) {
  return createSend(async (message) => serveMessage(served, message, sender));
}

describe('messages between contexts', () => {
  it('carry a request to its handler and the answer back', async () => {
    const asked: unknown[] = [];
    const send = connect(
      handlers({
        'draft.open': async (payload) => {
          asked.push(payload);
          return { draftId };
        },
      }),
      page,
    );
    expect(await send('draft.open', { tabId: 7 })).toEqual({ draftId });
    expect(asked).toEqual([{ tabId: 7 }]);
  });

  it('carry the code of a failure and nothing else of it', async () => {
    const send = connect(
      handlers({
        'report.send': async () => {
          throw new PlaintError('endpoint_missing', { detail: { secret: 'reporter@example.org' } });
        },
      }),
      page,
    );
    const failure = await send('report.send', { draftId }).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'endpoint_missing' });
    expect(JSON.stringify(failure)).not.toContain('reporter@example.org');
  });

  it('tell a bug as one, and note it where it happened', async () => {
    expectFaults('message.report.send');
    const send = connect(
      handlers({
        'report.send': async () => {
          throw new TypeError('reporter@example.org');
        },
      }),
      page,
    );
    const failure = await send('report.send', { draftId }).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'internal_fault' });
    await new Promise((resolve) => setTimeout(resolve));
    const faults = takeFaults();
    expect(faults).toMatchObject([{ code: 'TypeError', place: 'message.report.send' }]);
    expect(JSON.stringify(faults)).not.toContain('reporter');
  });

  it('refuse a payload that is not the contract’s', async () => {
    const answer = await serveMessage(
      handlers(),
      { type: 'report.send', payload: { draftId: '../../etc' } },
      page,
    );
    expect(answer).toEqual({ ok: false, code: 'invalid_message' });
  });

  it('refuse from a web page’s frame what only our own pages may ask', async () => {
    const message = { type: 'report.send', payload: { draftId } };
    expect(await serveMessage(handlers(), message, frame)).toEqual({
      ok: false,
      code: 'invalid_message',
    });
    expect(await serveMessage(handlers(), message, page)).toEqual({ ok: true, value: null });
  });

  it('let a web page’s frame ask what to capture', async () => {
    const answer = await serveMessage(handlers(), { type: 'frame.ready', payload: {} }, frame);
    expect(answer).toEqual({ ok: true, value: null });
  });

  it('leave to others what is none of ours', () => {
    expect(serveMessage(handlers(), { type: 'toString', payload: {} }, page)).toBeUndefined();
    expect(serveMessage(handlers(), 'hello', page)).toBeUndefined();
  });

  it('doubt an answer that is not the contract’s', async () => {
    const send = createSend(async () => ({ ok: true, value: { draftId: 'not an id' } }));
    await expect(send('draft.open', {})).rejects.toMatchObject({ code: 'invalid_message' });
  });
});
