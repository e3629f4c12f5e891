/** Parsed without a window: nothing of it runs, loads or connects. */
export const parseHtml = (html: string): Document =>
  new DOMParser().parseFromString(html, 'text/html');
