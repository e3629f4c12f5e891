import type { EvidenceManifest } from '../../protocol/evidence.ts';

export const pagesPath = 'pages/pages.jsonl';

/** `pages/pages.jsonl` of WACZ 1.1.1 §5.4: the one page that was captured, with its text for search. */
export function buildPagesJsonl(
  manifest: EvidenceManifest,
  page: { readonly title: string; readonly text: string },
): string {
  const header = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages', hasText: true };
  const line = {
    id: manifest.reportId,
    url: manifest.url,
    ts: manifest.capturedAt,
    title: page.title,
    size: manifest.artefacts.find(({ role }) => role === 'document')?.sizeBytes ?? 0,
    text: page.text,
  };
  return `${JSON.stringify(header)}\n${JSON.stringify(line)}\n`;
}
