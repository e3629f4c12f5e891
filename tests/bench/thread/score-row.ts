import type { Score } from './score.ts';

const fields = ['f1', 'author', 'time', 'parent', 'text'] as const;

export const SCORE_HEAD = `${'page'.padEnd(28)} posts found    F1 author   time parent   text     ms`;

export function scoreRow(
  name: string,
  golden: number,
  found: number,
  score: Score,
  ms = 0,
): string {
  const numbers = fields.map((field) => score[field].toFixed(2).padStart(6)).join(' ');
  return `${name.padEnd(28)} ${String(golden).padStart(5)} ${String(found).padStart(5)} ${numbers} ${ms.toFixed(0).padStart(6)}`;
}

/** The mean of each measure over the pages on which it says something. */
export function meanScore(scores: readonly Score[]): Score {
  const mean = (field: keyof Score): number => {
    const known = scores.map((score) => score[field]).filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return {
    f1: mean('f1'),
    author: mean('author'),
    time: mean('time'),
    parent: mean('parent'),
    text: mean('text'),
  };
}
