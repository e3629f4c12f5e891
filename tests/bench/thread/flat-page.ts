import { makePosts } from '../../fixtures/long-thread/posts.js';

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** The long discussion as an old forum shows it: all in one document, nothing loaded later. */
export function flatPage(count: number): string {
  const posts = makePosts(count);
  const rows = posts.map(
    ({ id, author, handle, at, text, parent, likes }) => `
      <article class="post" id="post-${id}">
        <div class="head"><a class="author" href="/u/${handle}">${escaped(author)}</a>
          <a class="when" href="/t/lantern/post/${id}"><time datetime="${at}">${at.slice(0, 16).replace('T', ' ')}</time></a></div>
        ${parent === undefined ? '' : `<a class="to" href="#post-${posts[parent]?.id}">in reply to</a>`}
        <p class="text">${escaped(text)}</p>
        <div class="foot"><span class="likes">${likes} likes</span><button type="button">Reply</button></div>
      </article>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lantern Lane forum</title>
    <style>body{font:16px/1.5 sans-serif;margin:0 auto;max-width:44rem}.post{border:1px solid #ccc;margin:.5rem 0;padding:.5rem 1rem}</style>
    <header><a href="/">Lantern Lane</a> <a href="/new">New</a></header>
    <main><h1>What happened at the lantern fund?</h1>${rows.join('')}</main>
    <script type="module">
      window.longTasks = [];
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ startTime, duration });
      }).observe({ type: 'longtask', buffered: true });
    </script></html>`;
}
