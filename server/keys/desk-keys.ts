import * as z from 'zod/mini';
import { readJson } from '../../utils/parse-json.ts';
import { sealingKeySchema } from '../../utils/protocol/primitives.ts';
import { readTextIfAny, writeFileDurably } from './key-file.ts';

/** The public halves of the desk's keys: all that the endpoint ever has of them. */
export const deskKeysSchema = z.strictObject({
  current: sealingKeySchema,
  recovery: z.exactOptional(sealingKeySchema),
  /** Of those who may see who reports; without it, whoever has the desk's key may. */
  identity: z.exactOptional(sealingKeySchema),
  /** Replaced keys that reports already sealed may still name. */
  previous: z.array(sealingKeySchema).check(z.maxLength(16)),
});
export type DeskKeys = z.infer<typeof deskKeysSchema>;

/** `undefined` if no desk key was ever made. Throws if the file is not one. */
export async function readDeskKeys(path: string): Promise<DeskKeys | undefined> {
  const text = await readTextIfAny(path);
  return text === undefined ? undefined : deskKeysSchema.parse(readJson(text));
}

export async function writeDeskKeys(path: string, keys: DeskKeys): Promise<void> {
  await writeFileDurably(path, `${JSON.stringify(keys, null, 2)}\n`, 0o600);
}
