import { expect, it } from 'vitest';
import { createSendFromFrame } from '../../../utils/messaging/send-from-frame.ts';

it('a script in a page is told the answer, the code of a failure, and that there was none', async () => {
  const sent: unknown[] = [];
  const answering = (reply: unknown) =>
    createSendFromFrame(async (message) => {
      sent.push(message);
      return reply;
    });
  expect(await answering({ ok: true, value: null })('thread.ready', {})).toBeNull();
  expect(sent).toEqual([{ type: 'thread.ready', payload: {} }]);
  await expect(
    answering({ ok: false, code: 'storage_full' })('thread.judge', { sight: '' }),
  ).rejects.toMatchObject({ code: 'storage_full', detail: { type: 'thread.judge' } });
  for (const none of [undefined, null, 'hello', {}, { ok: 'true' }]) {
    await expect(answering(none)('frame.ready', {})).rejects.toMatchObject({
      code: 'invalid_message',
    });
  }
});
