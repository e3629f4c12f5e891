/** One thing that a refused report can do without. */
export type RemovablePart =
  | {
      readonly kind: 'attachment';
      readonly sha256: string;
      readonly name: string;
      readonly sizeBytes: number;
    }
  /** The copy of the page; its address and the answers stay. */
  | { readonly kind: 'capture' };
