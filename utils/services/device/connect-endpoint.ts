import { readEndpointOrigin } from '../../endpoint/endpoint-origin.ts';
import { enrol } from '../../endpoint/enrol.ts';
import type { ErrorCode } from '../../errors.ts';
import { extensionVersion } from '../../platform/environment.ts';
import { hideInstallationOrigin } from '../../platform/origin-header.ts';
import { requestOriginPermission } from '../../platform/permissions.ts';
import { readPairing } from '../../protocol/pairing.ts';
import { loadEndpoint, updateEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { reopenBlocked } from '../../storage/outbox-actions.ts';
import { saveSetting } from '../../storage/settings.ts';
import { followStandard } from '../standard/follow-standard.ts';
import type { ConnectOutcome } from './connect-outcome.ts';

const requestTimeoutMs = 20_000;

function outcomeOf(code: ErrorCode): ConnectOutcome {
  if (code === 'invalid_input') return 'invalid';
  if (code === 'endpoint_invalid') return 'not-endpoint';
  if (code === 'endpoint_other_key') return 'other-key';
  if (code === 'endpoint_wrong_time') return 'wrong-time';
  return code === 'endpoint_key_changed' ? 'key-changed' : 'unreachable';
}

/**
 * Asks for the permission, inside the click that called it, then pairs with the endpoint and makes it the
 * one that reports go to.
 */
export async function connect(
  db: PlaintDb,
  address: string,
  trustNewKey: boolean,
): Promise<ConnectOutcome> {
  const origin = readEndpointOrigin(readPairing(address).address);
  if (!origin.ok) return 'invalid';
  if (!(await requestOriginPermission(origin.value))) return 'denied';
  await hideInstallationOrigin([origin.value]);
  const enrolled = await enrol(
    address,
    {
      fetch: (...request) => fetch(...request),
      timeoutMs: requestTimeoutMs,
      now: Date.now,
      load: (known) => loadEndpoint(db, known),
      update: (known, change) => updateEndpoint(db, known, change),
    },
    { source: 'person', replacesKey: trustNewKey },
    AbortSignal.timeout(requestTimeoutMs),
  );
  if (!enrolled.ok) return outcomeOf(enrolled.error.code);
  await saveSetting(db, 'endpoint', enrolled.value.origin);
  await followStandard(
    db,
    enrolled.value.origin,
    extensionVersion(),
    AbortSignal.timeout(requestTimeoutMs),
  );
  await reopenBlocked(db, enrolled.value.origin);
  return 'connected';
}
