import { paths } from '../../utils/protocol/wire.ts';
import { answer, capability, type Json, jsonContent, operation } from './operation.ts';
import type { BodyName } from './schemas.ts';

/** Under a secret that stands in a notice alone. */
const noticePath = (
  [read, send]: readonly [string, string],
  [readSummary, sendSummary]: readonly [string, string],
  [body, state]: readonly [BodyName, BodyName],
): Json => ({
  get: operation(read, {
    summary: readSummary,
    security: capability,
    responses: { '200': answer('For the holder of the secret.', state) },
  }),
  post: operation(send, {
    summary: sendSummary,
    security: capability,
    requestBody: { required: true, content: jsonContent(body) },
    responses: {
      '200': answer('It was taken before.', 'TakenStep'),
      '201': answer('Taken.', 'TakenStep'),
    },
  }),
});

/** For those whom a notice of a measure went to. */
export const noticePaths: Json = {
  [paths.appeals]: noticePath(
    ['readAppeal', 'appeal'],
    [
      'What is in force, and what became of an appeal, for whoever it is against.',
      'Contests a measure by the appeal code of its notice (A19).',
    ],
    ['Appeal', 'AppealState'],
  ),
  [paths.answers]: noticePath(
    ['readAsked', 'answerNotice'],
    ['What a platform is asked for.', 'What a platform answers to a notice.'],
    ['PlatformAnswer', 'AskedOfPlatform'],
  ),
};
