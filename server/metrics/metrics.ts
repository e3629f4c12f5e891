export type Labels = Readonly<Record<string, string>>;

/** Seconds; from a cached answer to a large chunk on a slow disk. */
const bucketBounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;

interface Histogram {
  readonly buckets: number[];
  sum: number;
  count: number;
}

/**
 * What the endpoint counts about itself. Labels are routes and statuses: never anything of a request's own.
 */
export interface Metrics {
  readonly count: (name: CounterName, labels: Labels, by?: number) => void;
  readonly observeRequest: (route: string, seconds: number) => void;
  /** Prometheus text exposition format 0.0.4; `gauges` are read at this moment. */
  readonly render: (gauges: Readonly<Record<GaugeName, number>>) => string;
}

const counters = {
  plaint_requests_total: 'Requests answered.',
  plaint_reports_total: 'Reports taken in.',
  plaint_upload_bytes_total: 'Bytes of evidence received.',
  plaint_timestamps_total: 'Time stamps that the authority gave, or failed to give.',
} as const;
export type CounterName = keyof typeof counters;

const gaugeHelp = {
  plaint_ledger_size: 'Entries of the ledger.',
  plaint_pending_bytes: 'Bytes of evidence that no report has claimed yet.',
  plaint_pending_files: 'Uploads that no report has claimed yet.',
  plaint_kept_bytes: 'Bytes of evidence that reports claimed.',
  plaint_body_bytes: 'Bytes of request bodies being received, in memory or on disk.',
  plaint_body_memory_bytes: 'Of these, in memory.',
  plaint_unsent_bytes: 'Bytes of answers that clients have not read yet.',
  plaint_connections: 'Connections that are open.',
  plaint_resident_bytes: 'Memory of the process.',
} as const;
export type GaugeName = keyof typeof gaugeHelp;

const requestSeconds = 'plaint_request_seconds';

function renderLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (mark) => `\\${mark}`)}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function renderHistogram(route: string, { buckets, sum, count }: Histogram): string[] {
  const bounds = [...bucketBounds.map(String), '+Inf'];
  return [
    ...bounds.map(
      (le, index) =>
        `${requestSeconds}_bucket${renderLabels({ route, le })} ${buckets[index] ?? count}`,
    ),
    `${requestSeconds}_sum${renderLabels({ route })} ${sum}`,
    `${requestSeconds}_count${renderLabels({ route })} ${count}`,
  ];
}

function header(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

export function createMetrics(): Metrics {
  const values = new Map<CounterName, Map<string, number>>();
  const histograms = new Map<string, Histogram>();
  return {
    count(name, labels, by = 1) {
      const series = values.get(name) ?? new Map<string, number>();
      const key = renderLabels(labels);
      values.set(name, series.set(key, (series.get(key) ?? 0) + by));
    },
    observeRequest(route, seconds) {
      const empty = { buckets: bucketBounds.map(() => 0), sum: 0, count: 0 };
      const histogram = histograms.get(route) ?? empty;
      histograms.set(route, histogram);
      histogram.sum += seconds;
      histogram.count += 1;
      for (const [index, bound] of bucketBounds.entries())
        if (seconds <= bound) histogram.buckets[index] = (histogram.buckets[index] ?? 0) + 1;
    },
    render(gauges) {
      const lines = Object.entries(counters).flatMap(([name, help]) => [
        ...header(name, help, 'counter'),
        ...[...(values.get(name as CounterName) ?? [])].map(
          ([key, value]) => `${name}${key} ${value}`,
        ),
      ]);
      lines.push(...header(requestSeconds, 'Time to the answer.', 'histogram'));
      for (const [route, histogram] of histograms) lines.push(...renderHistogram(route, histogram));
      for (const [name, help] of Object.entries(gaugeHelp))
        lines.push(...header(name, help, 'gauge'), `${name} ${gauges[name as GaugeName]}`);
      return `${lines.join('\n')}\n`;
    },
  };
}
