import { writeFile } from 'node:fs/promises';
import { buildOpenApi } from '../openapi/build-openapi.ts';

/** Brings docs/openapi.json up to date with the schemas; a test fails while it is not. */
const path = new URL('../../docs/openapi.json', import.meta.url);
await writeFile(path, `${JSON.stringify(buildOpenApi(), null, 2)}\n`);
console.log(path.pathname);
