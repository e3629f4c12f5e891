import { localNameOf } from '../../dom/elements.ts';
import { characterDataOf, firstChildOf, nextSiblingOf, nodeTypeOf } from '../../dom/nodes.ts';

const tableChildren = new Set(
  'caption colgroup col thead tbody tfoot tr style script template'.split(' '),
);
const rowChildren = new Set('td th style script template'.split(' '));

/** Whether a table holds something that the parser would put in front of it (foster parenting). */
export function isTornTable(table: Element): boolean {
  for (let child = firstChildOf(table); child; child = nextSiblingOf(child)) {
    if (isTorn(child, tableChildren)) return true;
    if (nodeTypeOf(child) !== 1) continue;
    const name = localNameOf(child);
    if (name === 'tr' && isTornRow(child)) return true;
    if (!sections.has(name)) continue;
    for (let row = firstChildOf(child); row; row = nextSiblingOf(row)) {
      if (isTorn(row, sectionChildren) || isTornRow(row)) return true;
    }
  }
  return false;
}

const sections = new Set(['thead', 'tbody', 'tfoot']);
const sectionChildren = new Set('tr style script template'.split(' '));

function isTornRow(row: Node): boolean {
  if (nodeTypeOf(row) !== 1 || localNameOf(row) !== 'tr') return false;
  for (let cell = firstChildOf(row); cell; cell = nextSiblingOf(cell)) {
    if (isTorn(cell, rowChildren)) return true;
  }
  return false;
}

function isTorn(node: Node, allowed: ReadonlySet<string>): boolean {
  const type = nodeTypeOf(node);
  if (type === 3 || type === 4) return characterDataOf(node).trim() !== '';
  return type === 1 && !allowed.has(localNameOf(node));
}
