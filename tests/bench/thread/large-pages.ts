/**
 * Runs in a page: 10 nodes at each depth, form controls with names that hide a node's own, and a paragraph at
 * the end.
 */
export function buildDeepPage(depth: number): void {
  document.body.innerHTML = `<style>.deep { display: none }</style>
    <form><input name="parentNode"><input name="childNodes"><input name="firstChild"></form>
    <img name="title"><img name="body"><div class="deep"></div><p>the end of it</p>`;
  let at: Element | null = document.querySelector('.deep');
  for (let level = 0; level < depth; level++) {
    for (let n = 0; n < 8; n++) at?.append(document.createElement('i'));
    const inner = document.createElement('div');
    at?.append('x ', inner);
    at = inner;
  }
}

/** Runs in a page: a discussion of so many posts. */
export function buildDiscussion(posts: number): void {
  const post = (
    n: number,
  ): string => `<li class="c" id="c-${n}"><div><a class="user" href="/u/${n % 37}">
    user ${n % 37}</a> <time datetime="2026-03-01T00:00:00Z">2 weeks ago</time></div><div class="body"><p>Words of
    post ${n}.</p></div><div><a href="#">Reply</a><button>Like</button></div></li>`;
  document.body.innerHTML = `<ul>${Array.from({ length: posts }, (_, n) => post(n)).join('')}</ul>`;
}

/**
 * Runs in a page before a script that reads it: counts from now on what is asked of nodes, in `plaintReads`.
 */
export function countReads(): void {
  const reads = { count: 0 };
  Reflect.set(globalThis, 'plaintReads', reads);
  const counted = <Work extends (...values: never[]) => unknown>(work: Work) =>
    function (this: unknown, ...values: Parameters<Work>) {
      reads.count += 1;
      return work.apply(this, values);
    };
  for (const prototype of [Node.prototype, Element.prototype, CharacterData.prototype]) {
    for (const [name, described] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      const { get, value } = described;
      if (get !== undefined) {
        Object.defineProperty(prototype, name, { ...described, get: counted(get) });
      } else if (typeof value === 'function' && name !== 'constructor') {
        Object.defineProperty(prototype, name, { ...described, value: counted(value) });
      }
    }
  }
  Reflect.set(
    globalThis,
    'getComputedStyle',
    counted(globalThis.getComputedStyle.bind(globalThis)),
  );
}
