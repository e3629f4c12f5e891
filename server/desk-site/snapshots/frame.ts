/**
 * All that runs at the snapshots' own address: it takes a page from the desk that embeds it, and shows it in
 * a frame that may do nothing. The policy that comes with this document makes its origin one that nothing
 * else has.
 */
addEventListener('message', ({ source, data }) => {
  if (source !== parent || parent === window || typeof data !== 'object' || data === null) return;
  const { html, title } = data as { readonly html?: unknown; readonly title?: unknown };
  if (typeof html !== 'string' || typeof title !== 'string') return;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', '');
  frame.referrerPolicy = 'no-referrer';
  frame.title = title;
  frame.srcdoc = html;
  document.body.replaceChildren(frame);
});
