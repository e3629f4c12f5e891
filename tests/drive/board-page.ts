const posts = [
  ['Ann Moss', '09:10', 'The lantern by the gate went out again last night.'],
  ['Bo Reed', '09:24', 'It burns for me, come over and see for yourself.'],
  ['Cy Vane', '10:02', 'Then somebody must have put it out on purpose.'],
] as const;

const article = (kind: string, [name, time, words]: readonly [string, string, string]) =>
  `<article class="post ${kind}"><header><a class="author" href="/u/${name.split(' ')[0]}">${name}</a>
   <time datetime="2026-03-17T${time}:00Z">${time}</time></header><p>${words}</p></article>`;

/** A discussion whose posts are told by their shape, a card that looks like one, and notes that are none. */
export const BOARD_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lanterns</title>
<style>body { font: 16px sans-serif; margin: 16px } article, .note { border: 1px solid #ccc; margin: 8px 0; padding: 8px }</style>
<main>${posts.map((post) => article('talk', post)).join('')}${article('card', [
  'Lamp Shop',
  '10:30',
  'Lanterns of every size, sent to your door by tomorrow.',
])}</main>
<aside><div class="note"><b>Dee Holt</b> <span>I saw the wind take it.</span></div>
<div class="note"><b>Eli Park</b> <span>There was no wind at all.</span></div></aside></html>`;
