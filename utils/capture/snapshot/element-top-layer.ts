import { valueWithUrls } from '../css/rewrite-css.ts';
import type { DocumentWriter } from './document-writer.ts';
import { isFreePseudo } from './pseudo.ts';
import { topLayerState } from './top-layer-state.ts';

const geometry = [
  'display',
  'box-sizing',
  'top',
  'left',
  'width',
  'height',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'overflow-x',
  'overflow-y',
];
/** What rules may give an element for where it stands, which is lost with its place. */
const ofPlace =
  'color background-color font-family font-size font-weight font-style line-height text-align padding-top padding-right padding-bottom padding-left border-top border-right border-bottom border-left border-radius box-shadow opacity'.split(
    ' ',
  );
const highest = 2_147_483_000;

/** Declarations that hold an element on top, and markup to put after it. */
export interface TopLayer {
  readonly style: string;
  readonly after: string;
}

/**
 * Modal dialogs, popovers and full-screen elements stand above everything without any markup that says so.
 * They are pinned where they stood, above the rest, with their backdrop as an element behind them.
 */
export function writeTopLayer(writer: DocumentWriter, el: Element): TopLayer | undefined {
  const state = topLayerState(writer, el);
  if (!state) return undefined;
  const order = highest + 2 * writer.nextLayer();
  const style = getComputedStyle(el);
  let text =
    'position:fixed!important;right:auto!important;bottom:auto!important;max-width:none!important;max-height:none!important;';
  for (const property of el === writer.lifted ? [...geometry, ...ofPlace] : geometry)
    text += `${property}:${style.getPropertyValue(property).replaceAll('"', "'")}!important;`;
  text += `z-index:${order}!important`;
  writer.pendingState = ` plaint-${state}`;
  return { style: text, after: writeBackdrop(writer, el, order - 1) };
}

const painted = [
  'background-color',
  'background-image',
  'background-size',
  'backdrop-filter',
  'opacity',
];

/** Pseudo-elements of the page that can stand for a backdrop, so that no element has to be added. */
const hosts = [
  ['html', '::before'],
  ['body', '::before'],
  ['body', '::after'],
] as const;

/** Pictures of a backdrop are not held: a list of images without those that have an address. */
function withoutPictures(property: string, value: string): string {
  if (property !== 'background-image') return value;
  return valueWithUrls(value, () => undefined) ?? 'none';
}

/** The backdrop as a rule on a pseudo-element that is free, else as markup to put after the element. */
function writeBackdrop(writer: DocumentWriter, el: Element, order: number): string {
  const style = getComputedStyle(el, '::backdrop');
  if (style.display === 'none') return '';
  let text = `position:fixed;inset:0;display:block;pointer-events:none;margin:0;border:0;width:auto;height:auto;z-index:${order};`;
  for (const property of painted) {
    const value = style.getPropertyValue(property);
    if (value) text += `${property}:${withoutPictures(property, value)};`;
  }
  for (const [name, pseudo] of hosts) {
    const host = Document.prototype.querySelector.call(writer.document, name);
    if (!host || !isFreePseudo(host, pseudo) || !writer.takePseudo(name + pseudo)) continue;
    writer.documentRules.add(
      `${name}${pseudo}{content:""!important;${text.replaceAll(';', '!important;')}}`,
    );
    return '';
  }
  return `<plaint-backdrop style="${text.replaceAll('"', "'")}"></plaint-backdrop>`;
}
