import { seededRandom } from '../evidence/mutate-package.ts';

export interface ThreadPage {
  readonly html: Blob;
  /** The self-contained view: the same page with its pictures in it. */
  readonly view: Blob;
  readonly text: Blob;
}

const words =
  'quay lantern moss river kettle orchard violet hammer thistle copper willow anchor meadow ember sparrow'.split(
    ' ',
  );
const avatar = Buffer.from(
  Uint8Array.from({ length: 4_000 }, (_, index) => (index * 73) & 255),
).toString('base64');

function sentence(random: () => number): string {
  const length = 30 + Math.floor(random() * 60);
  return Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
}

/**
 * A discussion of about `sizeBytes`, always the same but for post `changedPost`. Every word of it is made up.
 */
export function threadPage(sizeBytes: number, changedPost: number): ThreadPage {
  const random = seededRandom(1);
  const other = seededRandom(1_000 + changedPost);
  const html: string[] = ['<!doctype html><meta charset="utf-8"><title>Thread</title>'];
  const view: string[] = [...html];
  const text: string[] = [];
  for (let number = 0, size = 0; size < sizeBytes; number++) {
    const usual = sentence(random);
    const said = number === changedPost ? sentence(other) : usual;
    const post = (picture: string) =>
      `<article id="post-${number}"><img src="${picture}" alt=""><a rel="author" href="/u/${number % 97}">Member ${number % 97}</a><p>${said}</p></article>\n`;
    const plain = post('https://static.example.org/avatar.png');
    html.push(plain);
    view.push(post(number % 50 === 0 ? `data:image/png;base64,${avatar}` : 'data:,'));
    text.push(said);
    size += plain.length;
  }
  return {
    html: new Blob(html, { type: 'text/html' }),
    view: new Blob(view, { type: 'text/html' }),
    text: new Blob([text.join('\n')], { type: 'text/plain' }),
  };
}
