import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { casePaths } from './case-paths.ts';
import { noticePaths } from './notice-paths.ts';
import { openPaths } from './open-paths.ts';
import { type Json, jsonContent, operation } from './operation.ts';
import { oversightPaths } from './oversight-paths.ts';
import { reportPaths } from './report-paths.ts';
import { buildSchemas, refTo } from './schemas.ts';
import { teamPaths } from './team-paths.ts';

const descriptorPath: Json = {
  get: operation('readDescriptor', {
    summary: 'Keys, limits and standard of this endpoint, signed by the key that reporters pin.',
    responses: {
      '200': {
        description: 'As JSON with the fields of 0.1.0 alone, whose readers refuse any other.',
        content: {
          ...jsonContent('SignedDescriptor'),
          [mediaTypes.descriptor]: { schema: { $ref: refTo('SignedDescriptor') } },
        },
      },
    },
  }),
};

/** The OpenAPI 3.1 document of the protocol: bodies from the zod schemas, the rest told here. */
export function buildOpenApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plaint reporting endpoint',
      version: '1',
      summary: 'Takes in sealed reports of online infringement, provably and without loss.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: {
      [paths.descriptor]: descriptorPath,
      ...reportPaths,
      ...casePaths,
      ...oversightPaths,
      ...noticePaths,
      ...teamPaths,
      ...openPaths,
    },
    components: {
      schemas: buildSchemas(),
      securitySchemes: {
        handler: {
          type: 'http',
          scheme: 'Plaint-Handler',
          description: 'Each request signed by a handler’s key, see `docs/protocol.md`.',
        },
        capability: {
          type: 'http',
          scheme: 'bearer',
          description: '32 random bytes in base64url, made for one report; only its hash is kept.',
        },
      },
    },
  };
}
