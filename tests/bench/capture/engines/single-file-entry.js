import { getPageData, init } from 'single-file-core/single-file.js';

let content = '';

const initOptions = { fetch: (url, options) => fetch(url, { cache: 'force-cache', ...options }) };
init(initOptions);

globalThis.takeSingleFile = async (options) => {
  const started = performance.now();
  const data = await getPageData({ ...options, url: location.href }, initOptions);
  content =
    typeof data.content === 'string'
      ? data.content
      : new TextDecoder().decode(new Uint8Array(data.content));
  return performance.now() - started;
};

globalThis.takenSingleFile = () => content;
