import { authorFeatures } from '../../../../utils/posts/features/author-features.ts';
import { bodyFeatures } from '../../../../utils/posts/features/body-features.ts';
import { numbersOf } from '../../../../utils/posts/features/model.ts';
import { timeFeatures } from '../../../../utils/posts/features/time-features.ts';
import { readNameCandidates } from '../../../../utils/posts/fields/author-candidates.ts';
import { blockFacts } from '../../../../utils/posts/fields/body-blocks.ts';
import { plainTexts } from '../../../../utils/posts/fields/body-field.ts';
import { readTimeCandidates } from '../../../../utils/posts/fields/time-field.ts';
import {
  blockOf,
  repeatedTexts,
  splitRecords,
} from '../../../../utils/posts/records/record-units.ts';
import { cleanName } from '../../../../utils/posts/signals/name-text.ts';
import { readSignals } from '../../../../utils/posts/signals/signals.ts';
import { isSameTime } from '../score.ts';
import type { Choice } from './choice-model.ts';
import type { LabelledPage } from './labelled-pages.ts';
import { squeeze, trueRecords } from './true-records.ts';

export type Examples = Readonly<Record<ModelName, readonly Choice[]>>;
export const modelNames = ['author', 'time', 'body'] as const;
export type ModelName = (typeof modelNames)[number];
/** In the order of the coefficients. */
export const featureNames: Readonly<Record<ModelName, readonly string[]>> = {
  author: Object.keys(authorFeatures),
  time: Object.keys(timeFeatures),
  body: Object.keys(bodyFeatures),
};

/**
 * What the stages would choose among in each golden post of a page. All posts of a page weigh as much as
 * those of another.
 */
export function examplesOf({ tree, reference, posts }: LabelledPage): Examples {
  const signals = readSignals(tree, reference);
  const truth = trueRecords(tree, posts);
  const records = splitRecords(
    signals,
    truth.map(({ range }) => range),
  );
  const goldens = truth.map(({ golden }) => golden);
  const names = readNameCandidates(signals, records, repeatedTexts(signals, records, false));
  const times = readTimeCandidates(signals, records);
  const right = records.map((_, at) => {
    const name = goldens[at]?.author ?? null;
    return names[at]?.find((each) => name !== null && isNamed(each.text, name));
  });
  const fields = times.map(({ candidates, told }, at) => ({
    author: right[at]?.index,
    authorHref: right[at]?.href,
    timeText: candidates.find(({ timeText }) => isSameTime(goldens[at]?.time ?? null, timeText.iso))
      ?.timeText.index,
    told,
  }));
  const plain = plainTexts(signals, records, fields, repeatedTexts(signals, records, true));
  const blocksOf = blockFacts(signals, records, plain);
  const author: Choice[] = [];
  const time: Choice[] = [];
  const body: Choice[] = [];
  records.forEach((record, at) => {
    const golden = goldens[at];
    if (golden === undefined) return;
    const name = golden.author;
    author.push(
      choiceOf(
        names[at] ?? [],
        ({ facts }) => numbersOf(authorFeatures, facts),
        ({ text }) => name !== null && isNamed(text, name),
      ),
    );
    time.push(
      choiceOf(
        times[at]?.candidates ?? [],
        ({ facts }) => numbersOf(timeFeatures, facts),
        ({ timeText }) => golden.time !== null && isSameTime(golden.time, timeText.iso),
      ),
    );
    const texts = plain[at] ?? [];
    const said = squeeze(golden.text);
    const isSaid = (block: number): boolean =>
      texts
        .filter((text) => blockOf(signals, text, record.range) === block)
        .every((text) => said.includes(squeeze(tree.texts[text] ?? '')));
    body.push(
      choiceOf(
        blocksOf(record, texts),
        ({ facts }) => numbersOf(bodyFeatures, facts),
        ({ block }) => isSaid(block),
      ),
    );
  });
  return { author: weighed(author), time: weighed(time), body: weighed(body) };
}

function isNamed(text: string, name: string): boolean {
  return squeeze(cleanName(text)) === squeeze(name);
}

function choiceOf<Candidate>(
  candidates: readonly Candidate[],
  numbersFor: (candidate: Candidate) => number[],
  isRight: (candidate: Candidate) => boolean,
): Choice {
  const right = candidates.findIndex(isRight);
  return {
    things: candidates.map((candidate) => numbersFor(candidate)),
    right: right < 0 ? undefined : right,
    weight: 1,
  };
}

/** Choices in which there is something to choose, of weight 1 together. */
function weighed(choices: readonly Choice[]): Choice[] {
  const known = choices.filter(({ things }) => things.length > 0);
  return known.map((choice) => ({ ...choice, weight: 1 / known.length }));
}
