import { join } from 'node:path';
import * as z from 'zod/mini';
import { defaultLimits, type Limits } from '../utils/protocol/limits.ts';
import type { S3Place } from './blobs/s3-client.ts';

/** Everything an operator may set. Times in ms unless named otherwise, sizes in bytes. */
export interface EndpointConfig {
  /** Database, evidence and signing keys live below it; one directory to back up. */
  readonly dataDir: string;
  /** The public halves of the desk's keys, written by `npm run desk-key`. */
  readonly deskKeysFile: string;
  /** PostgreSQL; without it, SQLite in the data directory. */
  readonly databaseUrl: string | undefined;
  /** A bucket for evidence; without it, the data directory. */
  readonly s3: S3Place | undefined;
  /** The URL of an RFC 3161 authority; without it, nothing is stamped. */
  readonly tsaUrl: string | undefined;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly name: string;
  /** A standard of the endpoint's own as JSON; without it, the one that ships. */
  readonly standardFile: string | undefined;
  readonly allowsAnonymous: boolean;
  /** The clock is right although it is far ahead of all that the endpoint has seen. */
  readonly trustsClock: boolean;
  readonly limits: Limits;
  readonly rate: {
    /** 0 switches the limit off. */
    readonly requestsPerMinute: number;
    readonly reportsPerHour: number;
    readonly uploadBytesPerMinute: number;
    readonly uploadBytesPerDay: number;
    /** Reports a minute of all clients together; beyond it every report needs a proof of work. */
    readonly workAboveReportsPerMinute: number;
    /**
     * Reports a minute of one platform and category; beyond it every report of these needs a proof of work.
     */
    readonly workAboveAlikePerMinute: number;
    /** Refused tries a minute of one client; beyond it that client alone needs a proof of work. */
    readonly workAboveFailuresPerMinute: number;
    /** Leading zero bits asked for at first. */
    readonly workBits: number;
    /** How many proxies in front append to X-Forwarded-For; 0 believes the socket alone. */
    readonly trustedProxies: number;
  };
  readonly time: {
    readonly headersMs: number;
    readonly requestMs: number;
    readonly drainMs: number;
    /** How long a client may take to read an answer. */
    readonly answerMs: number;
  };
  readonly maxConnections: number;
  /** 0 means no limit but the fair share. */
  readonly maxConnectionsByClient: number;
  /** Limits over all requests together; no client may hold more than is left for all others. */
  readonly traffic: {
    /** Bytes of request bodies that are being sent, on disk or in memory. */
    readonly maxBodyBytes: number;
    readonly maxBodyMemoryBytes: number;
    /** Bytes of answers that no client has read yet. */
    readonly maxUnsentBytes: number;
  };
  /** The port on the same host at which Prometheus may ask; undefined for none. */
  readonly metricsPort: number | undefined;
  /** Content older than this is deleted; its proof stays. Kept for ever if undefined. */
  readonly retentionMs: number | undefined;
  readonly uploads: {
    /** An upload that no report has claimed is deleted this long after its last byte. */
    readonly expiryMs: number;
    /** The sum of all uploads that no report has claimed yet, in whole blocks of a disk. */
    readonly maxPendingBytes: number;
    readonly maxPendingFiles: number;
    /** All evidence, claimed or not; 0 means as much as there is disk. */
    readonly maxEvidenceBytes: number;
    /** What uploads leave free of the disk, and of that half for reports. */
    readonly minFreeBytes: number;
  };
}

function integer(fallback: number, minimum = 0, maximum = Number.MAX_SAFE_INTEGER) {
  return z._default(
    z.pipe(
      z.pipe(z.string().check(z.regex(/^\d{1,16}$/)), z.transform(Number)),
      z.int().check(z.minimum(minimum), z.maximum(maximum)),
    ),
    fallback,
  );
}

const MiB = 1024 * 1024;
const hourMs = 3_600_000;

/** The environment variables, their defaults and bounds; `server/README.md` explains each. */
const environmentSchema = z.object({
  PLAINT_DATA_DIR: z._default(z.string().check(z.minLength(1)), '.plaint/endpoint'),
  PLAINT_DESK_KEYS: z.optional(z.string().check(z.minLength(1))),
  PLAINT_DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  PLAINT_S3_URL: z.optional(z.string().check(z.regex(/^https?:\/\/[^?#]+[^/?#]$/))),
  PLAINT_S3_ACCESS_KEY_ID: z._default(z.string(), ''),
  PLAINT_S3_SECRET_ACCESS_KEY: z._default(z.string(), ''),
  PLAINT_S3_REGION: z._default(z.string(), 'us-east-1'),
  PLAINT_TSA_URL: z.optional(z.string().check(z.regex(/^https?:\/\/[^#\s]+$/))),
  PLAINT_HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  PLAINT_PORT: integer(8787, 0, 65_535),
  PLAINT_NAME: z._default(z.string().check(z.minLength(1), z.maxLength(200)), 'Plaint'),
  PLAINT_STANDARD: z.optional(z.string().check(z.minLength(1))),
  PLAINT_ALLOW_ANONYMOUS: z._default(z.enum(['yes', 'no']), 'yes'),
  PLAINT_TRUST_CLOCK: z._default(z.enum(['yes', 'no']), 'no'),
  PLAINT_MAX_REPORT_BYTES: integer(defaultLimits.maxReportBytes, 4096, 16 * MiB),
  PLAINT_MAX_EVIDENCE_BYTES: integer(defaultLimits.maxEvidenceBytes, 1),
  PLAINT_MAX_EVIDENCE_PER_REPORT: integer(defaultLimits.maxEvidencePerReport, 0, 64),
  PLAINT_MAX_CHUNK_BYTES: integer(defaultLimits.maxChunkBytes, 1024, 64 * MiB),
  PLAINT_REQUESTS_PER_MINUTE: integer(1200),
  PLAINT_REPORTS_PER_HOUR: integer(240),
  PLAINT_UPLOAD_BYTES_PER_MINUTE: integer(1024 * MiB),
  PLAINT_UPLOAD_BYTES_PER_DAY: integer(20 * 1024 * MiB),
  PLAINT_WORK_ABOVE_REPORTS_PER_MINUTE: integer(600),
  PLAINT_WORK_ABOVE_ALIKE_PER_MINUTE: integer(120),
  PLAINT_WORK_ABOVE_FAILURES_PER_MINUTE: integer(60),
  PLAINT_WORK_BITS: integer(17, 1, 20),
  PLAINT_TRUSTED_PROXIES: integer(0, 0, 8),
  PLAINT_HEADERS_TIMEOUT_MS: integer(10_000, 100),
  PLAINT_REQUEST_TIMEOUT_MS: integer(60_000, 100),
  PLAINT_DRAIN_TIMEOUT_MS: integer(10_000),
  PLAINT_ANSWER_TIMEOUT_MS: integer(30_000, 100),
  PLAINT_MAX_BODY_BYTES: integer(256 * MiB, 1024),
  PLAINT_MAX_BODY_MEMORY_BYTES: integer(64 * MiB, 1024),
  PLAINT_MAX_UNSENT_BYTES: integer(32 * MiB, 1024),
  PLAINT_MAX_CONNECTIONS: integer(2000, 1),
  PLAINT_MAX_CONNECTIONS_BY_CLIENT: integer(400),
  PLAINT_METRICS_PORT: z.optional(z.string().check(z.regex(/^\d{1,5}$/))),
  PLAINT_RETENTION_DAYS: z.optional(z.string().check(z.regex(/^[1-9]\d{0,4}$/))),
  PLAINT_UPLOAD_EXPIRY_HOURS: integer(72, 1),
  PLAINT_MAX_PENDING_BYTES: integer(20 * 1024 * MiB),
  PLAINT_MAX_PENDING_FILES: integer(100_000, 1),
  PLAINT_MAX_EVIDENCE_STORE_BYTES: integer(0),
  PLAINT_MIN_FREE_BYTES: integer(1024 * MiB),
});

/** The environment does not make a configuration; `variables` names what to mend. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
  readonly variables: readonly string[];

  constructor(variables: readonly string[]) {
    super(`invalid: ${variables.join(', ')}`);
    this.variables = variables;
  }
}

/** Reads the configuration out of the environment. Throws ConfigInvalid. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>) {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success)
    throw new ConfigInvalid(parsed.error.issues.map(({ path }) => path.join('.')));
  return buildConfig(parsed.data);
}

function readS3Place(env: z.infer<typeof environmentSchema>): S3Place | undefined {
  if (env.PLAINT_S3_URL === undefined) return undefined;
  return {
    url: env.PLAINT_S3_URL,
    accessKeyId: env.PLAINT_S3_ACCESS_KEY_ID,
    secretAccessKey: env.PLAINT_S3_SECRET_ACCESS_KEY,
    region: env.PLAINT_S3_REGION,
  };
}

function buildConfig(env: z.infer<typeof environmentSchema>): EndpointConfig {
  return {
    dataDir: env.PLAINT_DATA_DIR,
    deskKeysFile: env.PLAINT_DESK_KEYS ?? join(env.PLAINT_DATA_DIR, 'desk-keys.json'),
    databaseUrl: env.PLAINT_DATABASE_URL,
    s3: readS3Place(env),
    tsaUrl: env.PLAINT_TSA_URL,
    host: env.PLAINT_HOST,
    port: env.PLAINT_PORT,
    name: env.PLAINT_NAME,
    standardFile: env.PLAINT_STANDARD,
    allowsAnonymous: env.PLAINT_ALLOW_ANONYMOUS === 'yes',
    trustsClock: env.PLAINT_TRUST_CLOCK === 'yes',
    limits: {
      maxReportBytes: env.PLAINT_MAX_REPORT_BYTES,
      maxEvidenceBytes: env.PLAINT_MAX_EVIDENCE_BYTES,
      maxEvidencePerReport: env.PLAINT_MAX_EVIDENCE_PER_REPORT,
      minChunkBytes: defaultLimits.minChunkBytes,
      maxChunkBytes: env.PLAINT_MAX_CHUNK_BYTES,
    },
    rate: {
      requestsPerMinute: env.PLAINT_REQUESTS_PER_MINUTE,
      reportsPerHour: env.PLAINT_REPORTS_PER_HOUR,
      uploadBytesPerMinute: env.PLAINT_UPLOAD_BYTES_PER_MINUTE,
      uploadBytesPerDay: env.PLAINT_UPLOAD_BYTES_PER_DAY,
      workAboveReportsPerMinute: env.PLAINT_WORK_ABOVE_REPORTS_PER_MINUTE,
      workAboveAlikePerMinute: env.PLAINT_WORK_ABOVE_ALIKE_PER_MINUTE,
      workAboveFailuresPerMinute: env.PLAINT_WORK_ABOVE_FAILURES_PER_MINUTE,
      workBits: env.PLAINT_WORK_BITS,
      trustedProxies: env.PLAINT_TRUSTED_PROXIES,
    },
    time: {
      headersMs: env.PLAINT_HEADERS_TIMEOUT_MS,
      requestMs: env.PLAINT_REQUEST_TIMEOUT_MS,
      drainMs: env.PLAINT_DRAIN_TIMEOUT_MS,
      answerMs: env.PLAINT_ANSWER_TIMEOUT_MS,
    },
    traffic: {
      maxBodyBytes: env.PLAINT_MAX_BODY_BYTES,
      maxBodyMemoryBytes: env.PLAINT_MAX_BODY_MEMORY_BYTES,
      maxUnsentBytes: env.PLAINT_MAX_UNSENT_BYTES,
    },
    maxConnections: env.PLAINT_MAX_CONNECTIONS,
    maxConnectionsByClient: env.PLAINT_MAX_CONNECTIONS_BY_CLIENT,
    metricsPort:
      env.PLAINT_METRICS_PORT === undefined ? undefined : Number(env.PLAINT_METRICS_PORT),
    retentionMs:
      env.PLAINT_RETENTION_DAYS === undefined
        ? undefined
        : Number(env.PLAINT_RETENTION_DAYS) * 24 * hourMs,
    uploads: {
      expiryMs: env.PLAINT_UPLOAD_EXPIRY_HOURS * hourMs,
      maxPendingBytes: env.PLAINT_MAX_PENDING_BYTES,
      maxPendingFiles: env.PLAINT_MAX_PENDING_FILES,
      maxEvidenceBytes: env.PLAINT_MAX_EVIDENCE_STORE_BYTES,
      minFreeBytes: env.PLAINT_MIN_FREE_BYTES,
    },
  };
}
