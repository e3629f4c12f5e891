export const blockTags: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p ' +
    'pre section table td th tr ul'
  ).split(' '),
);
