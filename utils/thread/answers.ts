import type { PageReading } from '../capture/shape/read-records.ts';
import type { ParentLink } from './thread.ts';

const questionNames =
  /(?:^|[-_ ])(?:question|asked|ask-?post|wenti|tiwen)(?:$|[-_ \d#])|\/Question$/i;
const answerNames = /(?:^|[-_ ])(?:answer|solution|huida|kaitou)(?:$|[-_ \d#])|\/Answer$/i;

/** On a page that calls one post a question and others answers, side by side, these answer that one. */
export function readAnswers({ signals, records }: PageReading): (ParentLink | undefined)[] {
  const { names } = signals;
  const isCalled = (pattern: RegExp, at: number): boolean => {
    const start = records[at]?.nodes.stretch.start ?? -1;
    return pattern.test(`${names.of(start)} ${names.attribute(start, 'itemtype') ?? ''}`);
  };
  const questions = [...records.keys()].filter((at) => isCalled(questionNames, at));
  const [question] = questions;
  return records.map((_, at) =>
    questions.length === 1 && question !== undefined && at > question && isCalled(answerNames, at)
      ? { index: question, evidence: 'placed' as const }
      : undefined,
  );
}
