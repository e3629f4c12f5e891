import { rolldown } from 'rolldown';

const bundles = new Map<string, Promise<string>>();

/** A module and all that it imports as one classic script; built once. */
export function bundleScript(input: string): Promise<string> {
  const known = bundles.get(input);
  if (known) return known;
  const made = build(input);
  bundles.set(input, made);
  return made;
}

async function build(input: string): Promise<string> {
  const bundle = await rolldown({ input, logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', minify: false });
  await bundle.close();
  return output[0].code;
}
