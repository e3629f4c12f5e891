import { toldElsewhere } from '../faults/expected.ts';
/**
 * What `make` gives for 0, 1, … `count` − 1, in order. While one is used, the next `depth` are being made:
 * reading and native digests then run beside the caller. A failure comes where its turn is; what is not asked
 * for any more fails unheard.
 */
export async function* readAhead<Value>(
  count: number,
  make: (index: number) => Promise<Value>,
  depth = 1,
): AsyncGenerator<Value, void, undefined> {
  const making: Promise<Value>[] = [];
  let next = 0;
  for (let index = 0; index < count; index++) {
    for (; next < count && next <= index + depth; next++) {
      const made = make(next);
      made.catch(toldElsewhere);
      making.push(made);
    }
    yield (await making.shift()) as Value;
  }
}
