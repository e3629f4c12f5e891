import type { FreezeRequest } from './frozen.ts';
import type { Guard } from './guard.ts';
import type { OmissionList } from './omission-list.ts';
import type { ResourcePool } from './resource-pool.ts';
import type { Slicer } from './slicer.ts';
import type { StyleReader } from './style-reader.ts';
import type { ResourceTimeline } from './timeline.ts';

export type OpenShadowRoot = (el: Element) => ShadowRoot | null;

/** What all documents of one frame's capture share. */
export interface FrameContext {
  readonly request: FreezeRequest;
  readonly key: string;
  readonly pool: ResourcePool;
  readonly styles: StyleReader;
  readonly cuts: OmissionList;
  readonly guard: Guard;
  readonly slicer: Slicer;
  readonly openShadowRoot: OpenShadowRoot;
  /** A URL on the page's own host for bytes that have none. */
  readonly syntheticUrl: (name: string) => string;
  /** What the page's own timeline tells of what was loaded. */
  readonly timeline: Pick<ResourceTimeline, 'didFail' | 'wasPicture'>;
  /** Queues a document that this context can read; returns its index. */
  readonly addDocument: (document: Document, view: Window | null, key: string) => number;
  /** Elements that had to be written under another name. */
  readonly renamed: Set<string>;
  /** Parts are written, each alone: where the page was scrolled to says nothing about them. */
  readonly isOfParts?: boolean;
  /** The sheet of the rules of our own for this frame's own document. */
  ownRules?: number;
  nodes: number;
  textLength: number;
}
