import type { OpenShadowRoot } from './frame-context.ts';
import type { PartFreezer } from './part-freezer.ts';

/** What the script that collects a discussion wants frozen, and where its parts are filed. */
export interface FreezerOrder {
  readonly maxTotalResourceBytes: number;
  /** Of the addresses by which parts refer to what they share. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Of whoever asks, so that what is brought needs nothing of the browser. */
  readonly openShadowRoot: OpenShadowRoot;
}

type MakeFreezer = (order: FreezerOrder) => PartFreezer;

/** In the extension's own world of the page, which no script of the page reaches. */
const leftKey = Symbol.for('plaint.freezer');

/** Leaves behind what freezes parts, for the script that asked for it to be brought into this page. */
export function leaveFreezer(make: MakeFreezer): void {
  Reflect.set(globalThis, leftKey, make);
}

/**
 * Takes what was left, once. What an older version of the extension left is overwritten by what is brought
 * now.
 */
export function takeFreezer(): MakeFreezer | undefined {
  const left: unknown = Reflect.get(globalThis, leftKey);
  Reflect.deleteProperty(globalThis, leftKey);
  // Of this very build: it was brought for whoever takes it.
  return typeof left === 'function' ? (left as MakeFreezer) : undefined;
}
