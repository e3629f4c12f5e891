/**
 * The address of a post as its page states it, spelled as browsers do, where it can be the address of what
 * was captured: http(s), of the same origin as the page at `captured`, and without a name or password in it.
 * A page may state any address; that of another site would send a report about this post to somebody else's
 * door.
 */
export function ownPermalink(permalink: string | undefined, captured: string): string | undefined {
  const url = permalink === undefined ? null : URL.parse(permalink);
  const page = URL.parse(captured);
  if (url === null || page === null || !/^https?:$/.test(url.protocol)) return undefined;
  const isOwn = url.origin === page.origin && url.username === '' && url.password === '';
  return isOwn ? url.href : undefined;
}
