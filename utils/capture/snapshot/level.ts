import type { DocumentWriter } from './document-writer.ts';
import type { Nesting } from './html-nesting.ts';
import type { RootRules } from './root-rules.ts';

/** One open element, or one open shadow root, whose children are being written. */
export interface Level {
  readonly parent: Node;
  /** The element whose visibility decides whether text here is seen. */
  readonly element: Element | null;
  next: Node | null;
  readonly close: string;
  readonly name: string;
  isSeen: boolean | undefined;
  /** Text here was typed by the reporter. */
  readonly isTyped: boolean;
  readonly isPreformatted: boolean;
  /** Text is written as it stands: children of an element that HTML reads raw. */
  readonly isHead: boolean;
  /** Only the words that are seen are noted: the parser would take none of it here. */
  readonly isUnwritten?: boolean;
  /** Of the children only `next` is written here. */
  readonly isLone?: boolean;
  /** What the HTML parser would make of a child here. */
  readonly nesting: Nesting;
  /** The rules of our own for this tree. */
  readonly rules: RootRules;
  /** Whose adopted sheets go at the end of this level. */
  readonly adopts?: Document | ShadowRoot;
}

/** How an element that was opened goes on. */
export interface ElementContent {
  readonly close: string;
  readonly skipsChildren?: boolean;
  readonly isTyped?: boolean;
  /** The name it was written under, if not its own. */
  readonly tag?: string;
}

export type ElementRule = (
  writer: DocumentWriter,
  el: Element,
  name: string,
  top: Level,
) => ElementContent | undefined;
