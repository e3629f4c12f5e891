import * as z from 'zod/mini';
import { defined } from '../../defined.ts';
import { readEndpointOrigin } from '../../endpoint/endpoint-origin.ts';
import { enrol } from '../../endpoint/enrol.ts';
import { extensionVersion } from '../../platform/environment.ts';
import { readManagedPolicy } from '../../platform/managed-policy.ts';
import { hideInstallationOrigin } from '../../platform/origin-header.ts';
import { loadEndpoint, updateEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { saveSetting } from '../../storage/settings.ts';
import { followStandard } from './follow-standard.ts';

const requestTimeoutMs = 30_000;

/** What an administrator may set; see `public/managed-schema.json`. */
const policySchema = z.object({
  endpoint: z.url(),
  /** RFC 7638 thumbprint of the endpoint's root key; without it the first key seen is pinned. */
  fingerprint: z.exactOptional(z.string()),
});

/** Points the extension at the endpoint that the browser's policy names, if it names one. */
export async function followPolicy(db: PlaintDb): Promise<void> {
  const policy = policySchema.safeParse(await readManagedPolicy());
  if (!policy.success) return;
  const { endpoint, fingerprint } = policy.data;
  const origin = readEndpointOrigin(endpoint);
  if (origin.ok) await hideInstallationOrigin([origin.value]);
  const enrolled = await enrol(
    endpoint,
    {
      fetch: (...request) => fetch(...request),
      timeoutMs: requestTimeoutMs,
      now: Date.now,
      load: (known) => loadEndpoint(db, known),
      update: (known, change) => updateEndpoint(db, known, change),
    },
    { source: 'policy', ...defined({ fingerprint }) },
    AbortSignal.timeout(requestTimeoutMs),
  );
  if (!enrolled.ok) return;
  await saveSetting(db, 'endpoint', enrolled.value.origin);
  await followStandard(
    db,
    enrolled.value.origin,
    extensionVersion(),
    AbortSignal.timeout(requestTimeoutMs),
  );
}
