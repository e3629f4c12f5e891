import { defined } from '../defined.ts';
import type { FirstBody } from '../protocol/body.ts';
import type { DocumentClaim } from '../protocol/evidence.ts';
import { hostNameOf } from '../protocol/host-name.ts';
import type { LocalizedText } from '../protocol/primitives.ts';
import type { RoutingHeader } from '../protocol/report.ts';
import { type Evaluation, evaluate } from '../standard/evaluate.ts';
import { type NamingParts, namingParts } from '../standard/names-reporter.ts';
import { answeredElements } from '../standard/present-elements.ts';
import type { Standard } from '../standard/schema.ts';
import type { CaptureRecord } from './capture-record.ts';
import { chooseCapture } from './choose-capture.ts';
import type { Attachment, Draft } from './draft.ts';
import { buildEvidenceManifest } from './evidence-manifest.ts';
import { maskAnswers } from './mask-answers.ts';
import { readReportFacts, unnamedDocumentKind } from './read-report-facts.ts';
import { readTargets } from './targets.ts';

/** A report as it will leave, before anything is sealed: what the preview shows is what is frozen. */
export interface Composition {
  /** Readable by the endpoint. `documents` are added when their ciphertexts exist. */
  readonly header: Omit<RoutingHeader, 'documents'>;
  /** Readable by the desk only. The keys of the evidence are added when they exist. */
  readonly body: Omit<FirstBody, 'keys' | 'type'>;
  /** Which elements and documents tell who reports. */
  readonly naming: NamingParts;
  /** What of the capture goes along; undefined when only addresses and answers leave. */
  readonly capture: CaptureRecord | undefined;
  /** The answers with their names, for showing. */
  readonly answers: readonly {
    readonly element: string;
    readonly label: LocalizedText;
    readonly value: string;
  }[];
  readonly evaluation: Evaluation;
}

export interface ComposeRequest {
  readonly draft: Draft;
  readonly capture: CaptureRecord | undefined;
  readonly standard: Standard;
  /** The reader's language, for a draft that names none of its own. */
  readonly language: string;
  readonly software: CaptureRecord['software'];
}

/** What the desk is told of a document: nothing of what this device found out about the file. */
export function claimOf(attachment: Attachment): DocumentClaim {
  const { sha256, name, mediaType, kind, issuer, issuedOn, reference, supports } = attachment;
  return {
    sha256,
    kind: kind ?? unnamedDocumentKind,
    name,
    mediaType,
    ...defined({
      issuer: issuer || undefined,
      issuedOn: issuedOn || undefined,
      reference: reference || undefined,
      supports: supports || undefined,
    }),
  };
}

function reporterOf({ name, contact, anonymous }: Draft['reporter']): FirstBody['reporter'] {
  if (anonymous) return { anonymous };
  return {
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(contact.trim() === '' ? {} : { contact: contact.trim() }),
    anonymous,
  };
}

function nameAnswers(
  answers: Readonly<Record<string, string>>,
  standard: Standard,
): Composition['answers'] {
  return standard.elements.flatMap((element) => {
    const value = answers[element.id];
    return value === undefined ? [] : [{ element: element.id, label: element.name, value }];
  });
}

/** Builds the two halves of a report out of a draft and its capture. Pure. */
export function composeReport(request: ComposeRequest): Composition {
  const { draft, standard, software } = request;
  const { writing, facts } = readReportFacts(draft, request.capture, standard);
  const capture = chooseCapture(request.capture, draft, facts.flags);
  const primary = request.capture?.facts.page.url.shown ?? draft.url;
  const { answers, unmasked } = maskAnswers(answeredElements(writing, standard), standard);
  return {
    header: {
      standard: { id: standard.id, version: standard.version },
      channel: 'extension',
      category: facts.category ?? '',
      surface: facts.surface ?? '',
      affected: facts.affected ?? '',
      flags: [...facts.flags],
      platform: hostNameOf(primary),
      language: draft.language ?? request.language,
      elements: [...facts.elements],
    },
    body: {
      reporter: reporterOf(draft.reporter),
      answers: { ...answers },
      ...(Object.keys(unmasked).length === 0 ? {} : { unmasked: { ...unmasked } }),
      targets: readTargets(draft, request.capture),
      evidence: buildEvidenceManifest(draft, capture, software),
      documents: draft.attachments.map(claimOf),
    },
    naming: namingParts(standard),
    capture,
    answers: nameAnswers(answers, standard),
    evaluation: evaluate(facts, standard),
  };
}
