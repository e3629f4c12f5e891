import type { Point, PointId, Reason, Verdict } from './verdict.ts';

/** The words for a verdict in one language; `{name}` stands for a value of the point. */
export interface VerdictTexts {
  readonly holds: string;
  readonly fails: string;
  readonly states: Readonly<Record<Point['state'], string>>;
  readonly points: Readonly<Record<PointId, PointTexts>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  /** For values that are words themselves. */
  readonly words: Readonly<Record<string, string>>;
  /** What no verdict can show, whatever holds. */
  readonly limits: string;
}

export interface PointTexts {
  readonly name: string;
  /** What it shows when it holds. */
  readonly proves: string;
  /** What it does not show even then. */
  readonly limit: string;
  readonly absent: string;
}

export interface DescribedVerdict {
  readonly holds: boolean;
  readonly summary: string;
  readonly limits: string;
  readonly points: readonly DescribedPoint[];
}

export interface DescribedPoint {
  readonly id: PointId;
  readonly state: Point['state'];
  readonly stateName: string;
  readonly name: string;
  /** One sentence: what holds, or what its absence or failure means. */
  readonly meaning: string;
  /** Only when it holds. */
  readonly limit: string;
  /** What was changed, and how it shows. */
  readonly findings: readonly { readonly subject: string; readonly text: string }[];
}

export function describeVerdict(verdict: Verdict, texts: VerdictTexts): DescribedVerdict {
  return {
    holds: verdict.holds,
    summary: verdict.holds ? texts.holds : texts.fails,
    limits: texts.limits,
    points: verdict.points.map((point) => describePoint(point, texts)),
  };
}

function describePoint(point: Point, texts: VerdictTexts): DescribedPoint {
  const words = texts.points[point.id];
  const meanings = { holds: words.proves, absent: words.absent, fails: '', unchecked: '' };
  return {
    id: point.id,
    state: point.state,
    stateName: texts.states[point.state],
    name: words.name,
    meaning: fill(meanings[point.state], point.values, texts.words),
    limit: point.state === 'holds' ? words.limit : '',
    findings: point.findings.map(({ subject, reason }) => ({
      subject,
      text: texts.reasons[reason],
    })),
  };
}

function fill(template: string, values: Point['values'], words: VerdictTexts['words']): string {
  return template.replace(/\{(\w[\w-]*)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '–');
    return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
  });
}
