import { createHmac, createSecretKey, randomBytes } from 'node:crypto';

/**
 * Names clients by a hash under a key that lives in memory alone, so that neither the heap nor anything
 * written ever holds an address for longer than a request.
 */
export function createClientNames(): (client: string) => string {
  // As bytes it would be looked at anew, and through an exception, each time: several times a request.
  const key = createSecretKey(randomBytes(32));
  return (client) => createHmac('sha256', key).update(client).digest('base64url');
}
