import { formOf, type Text } from '../../i18n/plural.ts';
import type { Point, PointId, Reason, Stated, Verdict } from './verdict.ts';

/** The words for a verdict in one language; `{name}` stands for a value of the point. */
export interface VerdictTexts {
  /** Whose forms the numbers take. */
  readonly locale: string;
  readonly summaries: Readonly<Record<PackageStanding, string>>;
  /** What holds of a package in any case that holds. */
  readonly agrees: string;
  /** The names of what a package says of itself. */
  readonly stated: Readonly<Record<keyof Stated, string>>;
  readonly states: Readonly<Record<Point['state'], string>>;
  readonly points: Readonly<Record<PointId, PointTexts>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  /** For values that are words themselves. */
  readonly words: Readonly<Record<string, string>>;
  /** An instant as its reader has it; without this it stands there as it was signed. */
  readonly when?: (instant: string) => string;
  /** What no verdict can show, whatever holds. */
  readonly limits: string;
}

export interface PointTexts {
  readonly name: string;
  /** What it shows when it holds. */
  readonly proves: Text;
  /** The same where it speaks of the original of a redacted copy. */
  readonly original?: Text;
  /** What it does not show even then. */
  readonly limit: string;
  readonly absent: string;
}

/**
 * What a package that holds is worth: nobody but its own key speaks for it, somebody does whom the verifier
 * did not name, or somebody whom he named.
 */
export type PackageStanding = 'fails' | 'alone' | 'claimed' | 'confirmed';

export interface DescribedVerdict {
  readonly holds: boolean;
  readonly standing: PackageStanding;
  /** To be read first. */
  readonly summary: string;
  /** Empty unless it holds, as is `stated`. */
  readonly agrees: string;
  readonly stated: readonly { readonly name: string; readonly value: string }[];
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
  const { holds, stated } = verdict;
  const standing = standingOf(verdict);
  const shown = holds && stated !== undefined ? (['url', 'reportId', 'signer'] as const) : [];
  return {
    holds,
    standing,
    summary: texts.summaries[standing],
    agrees: holds ? texts.agrees : '',
    stated: shown.map((name) => ({ name: texts.stated[name], value: stated?.[name] ?? '' })),
    limits: texts.limits,
    points: verdict.points.map((point) => describePoint(point, texts)),
  };
}

function standingOf({ holds, points }: Verdict): PackageStanding {
  if (!holds) return 'fails';
  const confirming = points.filter(
    ({ id, state }) => state === 'holds' && (id === 'receipt' || id === 'timestamp'),
  );
  if (confirming.length === 0) return 'alone';
  return confirming.some(({ values }) => values['trusted'] === 'yes') ? 'confirmed' : 'claimed';
}

function describePoint(point: Point, texts: VerdictTexts): DescribedPoint {
  const words = texts.points[point.id];
  const isOfOriginal = point.values['of'] === 'original';
  const proves = isOfOriginal ? (words.original ?? words.proves) : words.proves;
  const meanings = { holds: proves, absent: words.absent, fails: '', unchecked: '' };
  return {
    id: point.id,
    state: point.state,
    stateName: texts.states[point.state],
    name: words.name,
    meaning: fillPoint(
      formOf(meanings[point.state], point.values, texts.locale),
      point.values,
      texts,
    ),
    limit: point.state === 'holds' ? words.limit : '',
    findings: point.findings.map(({ subject, reason }) => ({
      subject,
      text: texts.reasons[reason],
    })),
  };
}

/** The text with the values of a point in their places. */
export function fillPoint(
  template: string,
  values: Point['values'],
  { words, when }: Pick<VerdictTexts, 'words' | 'when'>,
): string {
  return template.replace(/\{(\w[\w-]*)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '–');
    if (when !== undefined && instant.test(value)) return when(value);
    return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
  });
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
