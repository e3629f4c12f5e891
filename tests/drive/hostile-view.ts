const escapeQuotes = (html: string): string =>
  html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * Everything that a document may try to reach the network with, without a policy of its own to hold it;
 * `listener` sees connections without a request.
 */
export function hostileView(origin: string, listener = origin): string {
  const at = (name: string) => `${origin}/leak-${name}`;
  // Connects without a request, and past every policy: only who listens for connections sees it.
  const ahead = `<link rel="preconnect" href="${listener}"><link rel="preconnect" href="${listener}" crossorigin>`;
  return `<!doctype html><html><head>
    <meta http-equiv="refresh" content="0;url=${at('refresh')}">
    <link rel="stylesheet" href="${at('stylesheet')}"><link rel="preload" as="image" href="${at('preload')}">
    <link rel="prefetch" href="${at('prefetch')}"><link rel="icon" href="${at('icon')}">
    <style>@import url("${at('import')}"); @font-face { font-family: x; src: url("${at('font')}") }
      body { background: url("${at('background')}"); font-family: x }</style>
    <script>fetch("${at('script-fetch')}"); new Image().src = "${at('script-image')}"</script>
    <script src="${at('script')}"></script></head>
    <body onload="fetch('${at('onload')}')"><p id="words">words</p>
    <img src="${at('img')}" srcset="${at('srcset')} 2x" onerror="fetch('${at('onerror')}')">
    <video src="${at('video')}" poster="${at('poster')}" autoplay></video><audio src="${at('audio')}" autoplay></audio>
    <iframe src="${at('iframe')}"></iframe><object data="${at('object')}"></object><embed src="${at('embed')}">
    <svg><image href="${at('svg-image')}" /><use href="${at('svg-use')}#a" /></svg>
    <form id="f" action="${at('form')}"><input name="querySelectorAll" autofocus onfocus="f.submit()"></form>
    <img name="documentElement"><input type="image" src="${at('input-image')}">
    <div><template shadowrootmode="open">${ahead}<img src="${at('shadow-image')}"></template></div>
    <template>${ahead}</template><noscript>${ahead}</noscript>
    <iframe srcdoc="${escapeQuotes(`${ahead}<iframe srcdoc="${escapeQuotes(ahead)}"></iframe>`)}"></iframe>
    <iframe src="data:text/html;base64,${btoa(ahead)}"></iframe>
    </body></html>`;
}

/**
 * The body of an async function that puts another view under the only capture's, as if a page had got past
 * the freezing, and gives the number of the only report. Runs in a page of the extension.
 */
export function plantViewBody(html: string): string {
  return `
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await done(indexedDB.open('plaint'));
    const read = (store, all) => done(db.transaction(store).objectStore(store)[all]());
    const [captures, drafts] = await Promise.all([read('captures', 'getAll'), read('drafts', 'getAllKeys')]);
    const blob = new Blob([${JSON.stringify(html)}], { type: 'text/html' });
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const record = { sha256, blob, savedAtMs: Date.now() };
    const capture = { ...captures[0], viewSha256: sha256 };
    const planting = db.transaction(['blobs', 'captures'], 'readwrite');
    planting.objectStore('blobs').put(record);
    planting.objectStore('captures').put(capture);
    // A page that is left before all is written takes it back.
    await new Promise((resolve, reject) => {
      planting.oncomplete = resolve;
      planting.onabort = () => reject(planting.error);
    });
    db.close();
    return String(drafts[0]);
  `;
}
