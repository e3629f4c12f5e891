import { parseHtml } from '../../dom/parse-html.ts';
import { createWall, type Wall } from './wall-view.ts';

let made: Wall | undefined;

/** The wall of the page that this runs in; made at the first use. */
export function browserWall(): Wall {
  made ??= createWall(parseHtml);
  return made;
}
