import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import { defined } from '../../utils/defined.ts';
import type { Bytes } from '../../utils/evidence/bytes.ts';

export interface S3Place {
  /** Endpoint and bucket, path style: `https://s3.example.org/evidence`. */
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

export interface S3Object {
  readonly key: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

/** The few requests of S3 that the endpoint makes. Each rejects with S3Failure unless it succeeded. */
export interface S3Client {
  /** The size of an object, or `undefined` if there is none. */
  size(key: string): Promise<number | undefined>;
  put(key: string, bytes: Bytes, sha256: string): Promise<void>;
  /** Resolves to false if the store found another SHA-256. */
  putStream(
    key: string,
    bytes: AsyncIterable<Uint8Array>,
    sizeBytes: number,
    sha256: string,
  ): Promise<boolean>;
  get(key: string): AsyncIterable<Uint8Array>;
  list(prefix: string): AsyncIterable<S3Object>;
  remove(key: string): Promise<void>;
}

/** The store cannot be reached, or answers what it should not. Worth another try later. */
export class S3Failure extends Error {
  override readonly name = 'S3Failure';
  readonly code = 'EHOSTUNREACH';
  readonly status: number;

  constructor(status: number, cause?: unknown) {
    super(`S3 answered ${status}`, { cause });
    this.status = status;
  }
}

const timeoutMs = 30_000;
const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

interface Parts {
  readonly method: string;
  readonly path: string;
  readonly sha256?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Keys here are hex, digits and slashes alone, so XML needs no decoding. */
function readTag(xml: string, tag: string): string | undefined {
  return new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
}

function readObjects(xml: string): S3Object[] {
  return [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, part = '']) => ({
    key: readTag(part, 'Key') ?? '',
    sizeBytes: Number(readTag(part, 'Size')),
    modifiedAt: new Date(readTag(part, 'LastModified') ?? 0),
  }));
}

export function createS3Client(place: S3Place): S3Client {
  const { accessKeyId, secretAccessKey, region } = place;

  /** The payload's own hash is signed with it: the store refuses what was changed on the way. */
  async function sign({ method, path, sha256 = emptySha256, headers = {} }: Parts) {
    const signer = new AwsV4Signer({
      method,
      url: `${place.url}/${path}`,
      headers: { ...headers, 'x-amz-content-sha256': sha256 },
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
    });
    const signed = await signer.sign();
    return { url: signed.url, headers: Object.fromEntries(signed.headers) };
  }

  async function send(parts: Parts, body?: Bytes): Promise<Response> {
    const { url, headers } = await sign(parts);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const { method } = parts;
      return await fetch(url, { method, headers, signal, ...defined({ body }) });
    } catch (cause) {
      throw new S3Failure(0, cause);
    }
  }

  async function expectSuccess(parts: Parts, body?: Bytes): Promise<Response> {
    const answer = await send(parts, body);
    if (answer.ok) return answer;
    await answer.body?.cancel();
    throw new S3Failure(answer.status);
  }

  return {
    async size(key) {
      const answer = await send({ method: 'HEAD', path: key });
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new S3Failure(answer.status);
      return Number(answer.headers.get('Content-Length'));
    },
    async put(key, bytes, sha256) {
      await expectSuccess({ method: 'PUT', path: key, sha256 }, bytes);
    },
    async putStream(key, bytes, sizeBytes, sha256) {
      const headers = { 'content-length': String(sizeBytes) };
      const signed = await sign({ method: 'PUT', path: key, sha256, headers });
      const { status, text } = await stream(signed.url, signed.headers, bytes);
      if (status >= 200 && status < 300) return true;
      if (status === 400 && text.includes('SHA256')) return false;
      throw new S3Failure(status);
    },
    async *get(key) {
      const { body } = await expectSuccess({ method: 'GET', path: key });
      if (body !== null) yield* body;
    },
    async *list(prefix) {
      let after: string | undefined;
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix });
        if (after !== undefined) query.set('continuation-token', after);
        const answer = await expectSuccess({ method: 'GET', path: `?${query}` });
        const xml = await answer.text();
        yield* readObjects(xml);
        after = readTag(xml, 'NextContinuationToken');
      } while (after !== undefined);
    },
    async remove(key) {
      const answer = await send({ method: 'DELETE', path: key });
      if (!answer.ok && answer.status !== 404) throw new S3Failure(answer.status);
    },
  };
}

/** Through node's own client: `fetch` would send a stream chunked, which S3 does not take. */
async function stream(
  url: URL,
  headers: Record<string, string>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ status: number; text: string }> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const outgoing = request(url, { method: 'PUT', headers, timeout: timeoutMs });
  outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
  const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
    outgoing.on('error', reject).on('response', async (incoming) => {
      let text = '';
      for await (const piece of incoming) text += String(piece);
      resolve({ status: incoming.statusCode ?? 0, text });
    });
  });
  try {
    const [, answer] = await Promise.all([pipeline(bytes, outgoing), answered]);
    return answer;
  } catch (cause) {
    throw new S3Failure(0, cause);
  }
}
