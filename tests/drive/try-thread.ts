import { buildFor } from './build-once.ts';
import { openScene } from './scene.ts';

buildFor(['chromium']);
const scene = await openScene({
  pages: { folder: new URL('../fixtures/long-thread', import.meta.url).pathname },
});
try {
  const page = await scene.chromium.openPage(
    scene.pages.at('/?' + (process.argv[2] ?? 'posts=1000')),
  );
  await page.waitForTimeout(500);
  page.on('console', (m) => console.log('page:', m.text()));
  page.on('pageerror', (m) => console.log('pageerror:', m));
  const started = Date.now();
  await scene.chromium.clickMenu(page, 'capture-thread');
  const ext = await scene.chromium.openExtensionPage('guide.html');
  await page.bringToFront();
  const read = () =>
    ext.evaluate(
      `new Promise((resolve, reject) => { const r = indexedDB.open('plaint'); r.onsuccess = () => { const q = r.result.transaction('threads').objectStore('threads').getAll(); q.onsuccess = () => { r.result.close(); resolve(JSON.stringify(q.result[0] ?? null)); }; q.onerror = () => reject(q.error); }; })`,
    ) as Promise<string>;
  let t: any;
  for (;;) {
    await new Promise((r) => setTimeout(r, 2000));
    t = JSON.parse(await read());
    console.log(
      ((Date.now() - started) / 1000).toFixed(1),
      t?.state,
      t?.end,
      t?.captured,
      t?.found,
      JSON.stringify(t?.progress),
    );
    if (t?.endedAt || Date.now() - started > 120000) break;
  }
  console.log(
    JSON.stringify(
      {
        ...t,
        posts: t.posts?.slice(0, 2),
        resources: t.resources.length,
        shared: t.shared?.slice(0, 5),
        sharedCount: t.shared?.length,
        shells: t.shells?.length,
        gaps: t.gaps?.slice(0, 5),
        gapCount: t.gaps?.length,
      },
      null,
      1,
    ),
  );
  console.log(
    'longTasks',
    await page.evaluate('JSON.stringify(longTasks.filter((t) => t.startTime > 500))'),
    await page.evaluate('scrollY'),
  );
  const { makePosts } = await import('../fixtures/long-thread/posts.js' as string);
  const want = makePosts(1000);
  const ids = t.posts.map((p: any) => Number(/post\/(\d+)/.exec(p.key)?.[1]));
  console.log(
    'order right',
    ids.every((id: number, i: number) => id === want[i]?.id),
    'with parent',
    t.posts.filter((p: any) => p.parent).length,
    'want',
    want.filter((p: any) => p.parent !== undefined).length,
  );
  const byKey = new Map(t.posts.map((p: any, i: number) => [p.key, i]));
  console.log(
    'parents right',
    t.posts.filter(
      (p: any, i: number) => (p.parent ? byKey.get(p.parent.key) : undefined) === want[i]?.parent,
    ).length,
  );
} finally {
  await scene.close();
}
