import type { OpenedReport } from '../desk-services.ts';

/** Wherein two reports of a group differ, as far as a decision may rest on it. */
export type Difference =
  | 'category'
  | 'surface'
  | 'affected'
  | 'flags'
  | 'platform'
  | 'language'
  | 'documents'
  | 'missing'
  | 'disagreements';

const same = (one: readonly string[], other: readonly string[]) =>
  JSON.stringify([...one].toSorted()) === JSON.stringify([...other].toSorted());

export function differencesOf(source: OpenedReport, other: OpenedReport): readonly Difference[] {
  const [one, two] = [source.header, other.header];
  const kindsOf = ({ header }: OpenedReport) => header.documents.map(({ kind }) => kind);
  const isSo: readonly (readonly [Difference, boolean])[] = [
    ['category', one.category !== two.category],
    ['surface', one.surface !== two.surface],
    ['affected', one.affected !== two.affected],
    ['flags', !same(one.flags, two.flags)],
    ['platform', one.platform !== two.platform],
    ['language', one.language !== two.language],
    ['documents', !same(kindsOf(source), kindsOf(other))],
    ['missing', !same(source.judgement.missing, other.judgement.missing)],
    [
      'disagreements',
      source.judgement.disagreements.length !== other.judgement.disagreements.length,
    ],
  ];
  return isSo.flatMap(([difference, holds]) => (holds ? [difference] : []));
}
