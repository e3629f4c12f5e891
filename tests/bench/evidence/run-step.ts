import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adversaries } from './adversaries.ts';
import { measureReading, measureVerifying, steps } from './steps.ts';

const [name, directory = ''] = process.argv.slice(2);
const others = {
  make: async (): Promise<void> => {
    for (const [number, make] of Object.values(adversaries).entries()) {
      const file = await make();
      await writeFile(join(directory, `adversary-${number}.wacz`), file.stream());
    }
  },
  reading: () => measureReading(directory),
  verifying: () => measureVerifying(directory),
};
const step = Object.entries({ ...steps, ...others }).find(([each]) => each === name)?.[1];
if (step === undefined) throw new TypeError(`no step ${name}`);
console.log(JSON.stringify(await step(directory)));
