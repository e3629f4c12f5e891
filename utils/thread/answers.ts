import { anyOf } from '../pattern.ts';
import type { PageReading } from '../posts/records/read-records.ts';
import type { ParentLink } from './thread.ts';

const questionNames =
  /(?:^|[-_ ])(?:question|asked|ask-?post|wenti|tiwen)(?:$|[-_ \d#])|\/Question$/i;
const answerNames = /(?:^|[-_ ])(?:answer|solution|huida|kaitou)(?:$|[-_ \d#])|\/Answer$/i;
/** A line over the answers: `3 Answers`, `3 个回答`, `回答 3件`. */
const answersHeading = anyOf(
  [
    String.raw`^\s*(?:(?:all )?\d[\d,]*\s*(?:answers?|(?:个|條|条|則)?(?:回答|解答)|件の回答)`,
    String.raw`(?:answers?|全部回答|回答)\s*[:：]?\s*[(（]?\s*\d[\d,]*\s*件?[)）]?)\s*$`,
  ],
  'i',
);

/**
 * Links answers to the question of a page that has one question: every other post beside it answers that one.
 */
export function linkAnswers(reading: PageReading): (ParentLink | undefined)[] {
  return readCalled(reading) ?? readBelowHeading(reading) ?? [];
}

/** The page calls one post a question and others answers. */
function readCalled({ signals, records }: PageReading): (ParentLink | undefined)[] | undefined {
  const { names } = signals;
  const isCalled = (pattern: RegExp, at: number): boolean => {
    const start = records[at]?.nodes.range.start ?? -1;
    return pattern.test(`${names.of(start)} ${names.attribute(start, 'itemtype') ?? ''}`);
  };
  const questions = [...records.keys()].filter((at) => isCalled(questionNames, at));
  const [question] = questions;
  if (questions.length !== 1 || question === undefined) return undefined;
  return records.map((_, at) =>
    at > question && isCalled(answerNames, at)
      ? { index: question, evidence: 'placed' }
      : undefined,
  );
}

/** A line that counts the answers stands between the first post and all others. */
function readBelowHeading({
  signals: { tree },
  records,
}: PageReading): (ParentLink | undefined)[] | undefined {
  const [first, second] = records.map(({ nodes }) => nodes.range);
  if (first === undefined || second === undefined) return undefined;
  const isBetween = tree.texts
    .slice(first.end, second.start)
    .some((text) => answersHeading.test(text.normalize('NFKC')));
  return isBetween
    ? records.map((_, at) => (at > 0 ? { index: 0, evidence: 'placed' } : undefined))
    : undefined;
}
