import { escapeText } from './escape.ts';

const defaultWidth = 160;
const defaultHeight = 60;

/** A picture in the place of one that could not be had: it says so, and why, and whose it was. */
export function placeholderImage(url: string, why: string, width = 0, height = 0): string {
  const w = Math.round(width) || defaultWidth;
  const h = Math.round(height) || defaultHeight;
  const name = url.startsWith('data:') ? 'data:' : url.slice(0, 200);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">` +
    '<rect width="100%" height="100%" fill="#eee" stroke="#999" stroke-dasharray="4"/>' +
    `<text x="4" y="14" font-family="sans-serif" font-size="11" fill="#444">Not captured: ${escapeText(why)}</text>` +
    `<text x="4" y="28" font-family="sans-serif" font-size="9" fill="#666">${escapeText(name)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The document of a frame that could not be read. */
export function placeholderFrame(url: string, why: string): string {
  return (
    '<!DOCTYPE html><html><body style="margin:0;font:12px sans-serif;color:#444;background:#eee">' +
    `<p style="margin:4px">Frame not captured: ${escapeText(why)}<br>${escapeText(url.slice(0, 300))}</p></body></html>`
  );
}
