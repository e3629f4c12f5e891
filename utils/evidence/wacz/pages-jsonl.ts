import type { PackageInput } from './package-input.ts';

/** `pages/pages.jsonl` of WACZ 1.1.1 §5.4: the one page that was captured, with its text for search. */
export function buildPagesJsonl(input: PackageInput): string {
  const { page } = input;
  const header = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages', hasText: true };
  const line = {
    id: input.manifest.reportId,
    url: page.url,
    ts: page.capturedAt,
    title: page.title,
    size: input.documents[0]?.html.size ?? 0,
    text: page.text,
  };
  return `${JSON.stringify(header)}\n${JSON.stringify(line)}\n`;
}
