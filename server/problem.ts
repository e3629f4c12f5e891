import { defined } from '../utils/defined.ts';
import { type Problem, type ProblemCode, problemTypePrefix } from '../utils/protocol/problem.ts';
import { mediaTypes } from '../utils/protocol/wire.ts';

const statuses: Readonly<Record<ProblemCode, { status: number; title: string }>> = {
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  malformed: { status: 400, title: 'The request cannot be read' },
  invalid: { status: 422, title: 'The request says something that is not allowed' },
  incomplete: { status: 422, title: 'The report lacks something that its category needs' },
  'unsupported-media-type': { status: 415, title: 'The content type is not one accepted here' },
  'too-large': { status: 413, title: 'The request is larger than this endpoint accepts' },
  'wrong-offset': { status: 409, title: 'The upload stands at another offset' },
  'wrong-digest': { status: 400, title: 'The bytes do not match their digest' },
  'wrong-signature': { status: 422, title: 'The signature does not hold' },
  'wrong-capability': { status: 403, title: 'The capability is not the one of this report' },
  'evidence-missing': { status: 409, title: 'Evidence that the report names is not here' },
  conflict: { status: 409, title: 'Another report has this id or this capability' },
  'unknown-key': { status: 422, title: 'The report is sealed to a key that is not in use' },
  'unknown-standard': { status: 422, title: 'The standard named is not one in use here' },
  'not-signed-in': { status: 401, title: 'The request is not signed by a handler of this desk' },
  'out-of-step': { status: 409, title: 'The case has gone on meanwhile' },
  'step-refused': { status: 422, title: 'The case does not allow this step' },
  'team-refused': { status: 403, title: 'The rules of the team do not allow this' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'work-required': {
    status: 429,
    title: 'There is a rush: this report needs a proof of work',
  },
  timeout: { status: 408, title: 'The request took too long' },
  'storage-full': { status: 507, title: 'There is no room left' },
  unavailable: { status: 503, title: 'The endpoint cannot answer now' },
  internal: { status: 500, title: 'The endpoint failed' },
};

export interface ProblemOptions {
  readonly detail?: string;
  readonly errors?: readonly { pointer: string; code: string }[];
  readonly work?: { readonly bits: number };
  /** What more this kind of problem tells. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** For a problem that one status alone does not fit (401 for a capability not given). */
  readonly status?: number;
  readonly cause?: unknown;
}

/** A refusal, thrown anywhere in the handling of a request and answered as RFC 9457 problem details. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.options = options;
  }
}

export function buildProblem(code: ProblemCode, options: ProblemOptions = {}): Problem {
  const { status, title } = statuses[code];
  return {
    ...options.more,
    type: `${problemTypePrefix}${code}`,
    title,
    status: options.status ?? status,
    ...defined({
      detail: options.detail,
      work: options.work,
      errors: options.errors && [...options.errors],
    }),
  };
}

export function problemResponse(code: ProblemCode, options: ProblemOptions = {}): Response {
  const problem = buildProblem(code, options);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': mediaTypes.problem, ...options.headers },
  });
}
