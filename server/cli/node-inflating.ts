import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Bytes } from '../../utils/evidence/bytes.ts';
import type { Inflated } from '../../utils/evidence/native-hashing.ts';

/**
 * The part of Node's streams of zlib that does the work. Node does not describe it, so that whatever it does
 * not look like is left alone.
 */
interface Engine {
  reset(): void;
  writeSync(
    flush: number,
    input: Uint8Array,
    inputOffset: number,
    inputBytes: number,
    output: Uint8Array,
    outputOffset: number,
    outputBytes: number,
  ): void;
  onerror: (message: string, errno: number, code: string) => void;
}

type Inflate = (deflated: Uint8Array, maxBytes: number) => Inflated;

/**
 * RFC 1951, one after another with one engine: to make one for each of thousands costs several times what
 * they take to inflate. Undefined where this Node's streams are built otherwise.
 */
export function inflateWithOneEngine(): Inflate | undefined {
  const stream: unknown = createInflateRaw();
  const { _handle: engine, _writeState: left } = stream as {
    _handle?: Engine;
    _writeState?: unknown;
  };
  const isKnown =
    typeof engine?.reset === 'function' &&
    typeof engine.writeSync === 'function' &&
    left instanceof Uint32Array &&
    left.length === 2;
  if (!isKnown) return undefined;
  let wrong: string | undefined;
  engine.onerror = (message) => {
    wrong = message;
  };
  let output: Bytes = new Uint8Array(0);
  return (deflated, maxBytes) => {
    // With room for a byte more than there may be, so that what fills it is too long.
    const room = maxBytes + 1;
    if (output.length < room) output = new Uint8Array(2 * room);
    wrong = undefined;
    engine.reset();
    engine.writeSync(constants.Z_FINISH, deflated, 0, deflated.length, output, 0, room);
    const [outputLeft = 0, inputLeft = 0] = left;
    if (wrong !== undefined || outputLeft === 0) throw new RangeError(wrong ?? 'inflates too far');
    return {
      content: output.subarray(0, room - outputLeft),
      consumedBytes: deflated.length - inputLeft,
    };
  };
}

/** The same with an engine for each. */
export function inflateAlone(deflated: Uint8Array, maxBytes: number): Inflated {
  // With `info` it gives the engine as well, which its types leave out. It would ask for 16 KiB each time.
  const options = { maxOutputLength: maxBytes, chunkSize: Math.max(64, maxBytes), info: true };
  const inflated: unknown = inflateRawSync(deflated, options);
  const { buffer, engine } = inflated as { buffer: Buffer; engine: { bytesWritten: number } };
  return { content: new Uint8Array(buffer), consumedBytes: engine.bytesWritten };
}
