/** One thing that a refused report can do without. */
export type Without =
  | {
      readonly kind: 'attachment';
      readonly sha256: string;
      readonly name: string;
      readonly sizeBytes: number;
    }
  /** The copy of the page; its address and the answers stay. */
  | { readonly kind: 'capture' };
