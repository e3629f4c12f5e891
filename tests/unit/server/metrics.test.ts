import { expect, it } from 'vitest';
import { createMetrics } from '../../../server/metrics/metrics.ts';
import { startTestEndpoint } from '../../contract/endpoint.ts';
import { createReport, sendReport } from '../../contract/reporter.ts';

const gauges = {
  plaint_ledger_size: 3,
  plaint_pending_bytes: 0,
  plaint_pending_files: 0,
  plaint_kept_bytes: 0,
  plaint_body_bytes: 0,
  plaint_body_memory_bytes: 0,
  plaint_unsent_bytes: 0,
  plaint_connections: 0,
  plaint_resident_bytes: 1,
};

it('a histogram counts every bound that a value is within', () => {
  const metrics = createMetrics();
  metrics.observeRequest('/x', 0.004);
  metrics.observeRequest('/x', 20);
  const text = metrics.render(gauges);
  expect(text).toContain('plaint_request_seconds_bucket{route="/x",le="0.001"} 0\n');
  expect(text).toContain('plaint_request_seconds_bucket{route="/x",le="0.005"} 1\n');
  expect(text).toContain('plaint_request_seconds_bucket{route="/x",le="10"} 1\n');
  expect(text).toContain('plaint_request_seconds_bucket{route="/x",le="+Inf"} 2\n');
  expect(text).toContain('plaint_request_seconds_count{route="/x"} 2\n');
});

it('labels cannot break out of their quotes', () => {
  const metrics = createMetrics();
  metrics.count('plaint_requests_total', { route: 'a"b\\c' });
  expect(metrics.render(gauges)).toContain('plaint_requests_total{route="a\\"b\\\\c"} 1\n');
});

it('the endpoint tells its counts on a port of its own, by pattern and never by URL', async () => {
  const endpoint = await startTestEndpoint({ environment: { PLAINT_METRICS_PORT: '0' } });
  const report = await createReport(endpoint.descriptor.descriptor.deskKey);
  await sendReport(endpoint.url, report);
  const line = endpoint.logLines.find((text) => text.includes('"event":"metrics"')) ?? '{}';
  const text = await (await fetch(JSON.parse(line).url)).text();
  expect(text).toContain('plaint_reports_total 1\n');
  expect(text).toContain('plaint_upload_bytes_total 2000\n');
  expect(text).toContain('plaint_ledger_size 1\n');
  expect(text).not.toContain(report.id);
  expect((await fetch(`${endpoint.url}/metrics`)).status).toBe(404);
  await endpoint.remove();
});
