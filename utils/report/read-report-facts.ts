import { defined } from '../defined.ts';
import { readSources, type Sources } from '../standard/autofill.ts';
import type { Facts } from '../standard/condition.ts';
import { readFacts, type Writing } from '../standard/present-elements.ts';
import type { Standard } from '../standard/schema.ts';
import type { CaptureRecord } from './capture-record.ts';
import type { Draft } from './draft.ts';
import { reportedFacts } from './reported-facts.ts';

export interface ReportFacts {
  readonly sources: Sources;
  readonly facts: Facts;
  /** What both were read from. */
  readonly writing: Writing;
}

/** The kind a file has until the reporter says what it is. */
export const unnamedDocumentKind = 'other';

function optional<Key extends string>(key: Key, value: string | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: string };
}

/** What the reporter said that no answer of an element carries: anonymous; a dispute or criticism (A17). */
function readFlags({ reporter, screens = {} }: Draft, standard: Standard): string[] {
  const confirmed = standard.screens.filter((screen) => screens[screen.id] === 'yes');
  return [
    ...(reporter.anonymous ? ['anonymous'] : []),
    ...new Set(confirmed.map((screen) => screen.flag)),
  ];
}

/** What a draft and its capture amount to in the words of the standard. Pure; computed at every change. */
export function readReportFacts(
  draft: Draft,
  capture: CaptureRecord | undefined,
  standard: Standard,
): ReportFacts {
  const captured = reportedFacts(draft, capture);
  const sources = readSources({
    url: draft.url,
    ...defined({ facts: captured }),
    ...optional('category', draft.category),
    ...(draft.reporter.anonymous ? {} : { reporter: draft.reporter }),
  });
  const writing: Writing = {
    ...optional('category', draft.category),
    ...optional('surface', draft.surface),
    ...optional('affected', draft.affected),
    answers: draft.answers,
    documents: draft.attachments.map(({ kind }) => ({ kind: kind ?? unnamedDocumentKind })),
    flags: readFlags(draft, standard),
    sources,
  };
  return { sources, writing, facts: readFacts(writing, standard) };
}
