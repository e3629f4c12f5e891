import type { Message } from '../protocol/message.ts';
import { namingParts } from '../standard/names-reporter.ts';
import type { Standard } from '../standard/schema.ts';
import type { Supplement } from './gather-report.ts';

type Answer = Pick<Message, 'direction' | 'kind' | 'answers' | 'documents' | 'identity'>;

/**
 * What the reporter's answers add to the report; undefined where there is no answer. What is answered in a
 * seal for those who may see who reports is told by what was asked for.
 */
export function supplementOf(
  messages: readonly Answer[],
  asked: readonly string[],
  standard: Standard,
): Supplement | undefined {
  const answers = messages.filter(
    ({ direction, kind }) => direction === 'to-desk' && kind === 'answer',
  );
  if (answers.length === 0) return undefined;
  const isSealed = answers.some(({ identity }) => identity !== undefined);
  const naming = new Set(isSealed ? namingParts(standard).elements : []);
  return {
    answers: Object.assign({}, ...answers.map((each) => each.answers ?? {})),
    documents: answers.flatMap(({ documents = [] }) => documents),
    sealedElements: [...new Set(asked)].filter((id) => naming.has(id)),
  };
}
