import type { EndpointCheck } from './answer.ts';
import type { OutboxPorts } from './ports.ts';

/** The same ports, asking each endpoint for its descriptor once, not once per report. */
export function rememberChecks(ports: OutboxPorts): OutboxPorts {
  const checks = new Map<string, Promise<EndpointCheck>>();
  const checkEndpoint: OutboxPorts['transport']['checkEndpoint'] = (endpoint, signal) => {
    const known = checks.get(endpoint);
    if (known !== undefined) return known;
    const check = ports.transport.checkEndpoint(endpoint, signal);
    checks.set(endpoint, check);
    return check;
  };
  return { ...ports, transport: { ...ports.transport, checkEndpoint } };
}
