import { PlaintError } from '../errors.ts';
import { err, ok, type Result } from '../result.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The origin of what a person typed: `reports.example.org`, `https://reports.example.org/`. Plain HTTP only
 * to this very machine. Whatever follows the host is dropped: an endpoint is a whole origin.
 */
export function readEndpointOrigin(typed: string): Result<string, PlaintError> {
  const text = typed.trim();
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === undefined || !isWeb || url.username !== '' || url.password !== '') {
    return err(new PlaintError('invalid_input', { detail: { field: 'endpoint' } }));
  }
  if (url.protocol === 'http:' && !loopback.has(url.hostname)) {
    return err(new PlaintError('invalid_input', { detail: { field: 'endpoint', need: 'https' } }));
  }
  return ok(url.origin);
}

function parseUrl(text: string): URL | undefined {
  return URL.parse(text) ?? undefined;
}
