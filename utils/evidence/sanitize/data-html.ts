import { fromBase64, toBase64, utf8 } from '../bytes.ts';

const dataHtml = /^\s*data:text\/html(?:;[\w=.-]*)*?(;base64)?,/i;

/**
 * The document in a `data:text/html` address; undefined for every other address, and where its bytes are
 * none.
 */
export function readDataHtml(url: string): string | undefined {
  const head = dataHtml.exec(url);
  if (head === null) return undefined;
  const content = url.slice(head[0].length);
  try {
    if (head[1] === undefined) return decodeURIComponent(content);
    return new TextDecoder().decode(fromBase64(decodeURIComponent(content)));
  } catch (_notEncoded) {
    return undefined;
  }
}

export function writeDataHtml(html: string): string {
  return `data:text/html;charset=utf-8;base64,${toBase64(utf8(html))}`;
}
