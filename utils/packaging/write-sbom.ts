import { readFileSync, writeFileSync } from 'node:fs';
import { buildSbom } from './build-sbom.ts';

/** Writes the bill of materials beside the packages for the stores. Part of `npm run zip`. */
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const sbom = buildSbom(read('package.json'), read('package-lock.json'));
const target = new URL('../../.output/sbom.cdx.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(sbom, null, 2)}\n`);
