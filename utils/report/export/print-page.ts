import type { Locale } from '../../i18n/language.ts';
import { showLine } from '../../i18n/show-signs.ts';
import { escaped, html, type Markup } from './html.ts';

const traditional =
  '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", system-ui, sans-serif';

const fonts: Record<Locale, string> = {
  en: '"Noto Sans", "Segoe UI", system-ui, sans-serif',
  'zh-Hans':
    '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
  'zh-Hant': traditional,
  'zh-TW': traditional,
  'zh-HK':
    '"PingFang HK", "Microsoft JhengHei", "Noto Sans CJK HK", "Noto Sans HK", system-ui, sans-serif',
};

/** Text inside a CSS string (CSS Syntax §4.3.7). */
function cssString(value: string): string {
  return `"${showLine(value).replace(/["\\<>]/g, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}

export interface PrintPage {
  readonly language: Locale;
  readonly title: string;
  /** At the head and the foot of every printed page. */
  readonly running: { readonly head: string; readonly foot: string; readonly page: string };
  readonly body: readonly Markup[];
}

/**
 * On paper: A4 with head, foot and page numbers (CSS Paged Media margin boxes); on the screen: one column.
 */
function styleOf({ language, running }: PrintPage): string {
  const [before = '', after = ''] = running.page.split('{page}');
  return `
@page { size: A4; margin: 22mm 16mm 20mm;
  @top-left { content: ${cssString(running.head)}; font: 8pt ${fonts[language]}; color: #555 }
  @bottom-left { content: ${cssString(running.foot)}; font: 8pt ${fonts[language]}; color: #555 }
  @bottom-right { content: ${cssString(before)} counter(page) " / " counter(pages) ${cssString(after)}; font: 8pt ${fonts[language]}; color: #555 } }
:root { color-scheme: light }
body { margin: 0 auto; max-width: 178mm; padding: 8mm 4mm; color: #111; background: #fff; font: 10pt/1.5 ${fonts[language]}; overflow-wrap: anywhere }
@media print { body { max-width: none; padding: 0 } }
h1 { margin: 0 0 2mm; font-size: 18pt; line-height: 1.25 }
h2 { margin: 8mm 0 2mm; font-size: 13pt; break-after: avoid }
h3 { margin: 0 0 2mm; font-size: 11pt; break-after: avoid }
p { margin: 0 0 2mm; orphans: 3; widows: 3 }
table { width: 100%; margin: 0 0 3mm; border-collapse: collapse; font-size: 8.5pt; line-height: 1.4 }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { padding: 1mm 1.5mm; border: 0.2mm solid #999; text-align: start; vertical-align: top }
th { background: #f0f0f0; font-weight: 600 }
.facts th { width: 34mm }
.evidence { table-layout: fixed }
.evidence th:nth-child(1) { width: 9mm }
.evidence th:nth-child(3) { width: 36mm }
.evidence th:nth-child(4) { width: 21mm }
.evidence th:nth-child(5) { width: 38mm }
.evidence th:nth-child(6) { width: 19mm }
.evidence td:nth-child(5), .hashes td:nth-child(2) { font-size: 7pt }
code { font: 7.5pt/1.35 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
blockquote { margin: 0 0 3mm; padding: 1mm 3mm; border-inline-start: 1mm solid #bbb; white-space: pre-wrap }
figure { margin: 0 0 3mm; break-inside: avoid }
figure img { display: block; max-width: 100%; max-height: 150mm; border: 0.2mm solid #bbb }
figcaption { font-size: 8pt; color: #555 }
.item { margin: 0 0 6mm; padding-top: 3mm; border-top: 0.3mm solid #bbb }
.note { color: #444; font-size: 9pt }
.sign { margin-top: 12mm; text-align: end }
ol, ul { margin: 0 0 3mm; padding-inline-start: 6mm }`;
}

/** A whole HTML document for printing. It loads nothing and runs nothing. */
export function printPage(page: PrintPage): string {
  const body = page.body.map((part) => part.html).join('\n');
  return `<!doctype html>
<html lang="${page.language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:">
<meta name="viewport" content="width=device-width"><title>${escaped(showLine(page.title))}</title>
<style>${styleOf(page)}</style></head>
<body><main>
${html`<h1>${page.title}</h1>`.html}
${body}
</main></body></html>
`;
}
