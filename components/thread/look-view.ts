/** A rectangle in CSS pixels of the page's window. */
export interface LookBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A post that was recognised before anything is captured. */
export interface LookPost {
  /** Its place in the page's tree. */
  readonly at: number;
  /** Absent where it has none, or stands outside of the picture. */
  readonly box?: LookBox;
  readonly author?: string;
  readonly time?: string;
  readonly text: string;
  readonly unsure: readonly ('author' | 'time')[];
  /** Whether the person showed it. */
  readonly isShown: boolean;
}

export interface LookView {
  /** A `data:` address. */
  readonly picture: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly posts: readonly LookPost[];
  /** Other parts of what the picture shows, with the beginning of their words. */
  readonly others: readonly { readonly at: number; readonly words: string }[];
  readonly host: string;
  /** How many corrections there are. */
  readonly corrections: number;
  /** False where the page calls both the same, so that the corrections change nothing. */
  readonly isLearned: boolean;
}

export interface LookActions {
  onAgain(): void;
  /** Where in the picture, in CSS pixels of the page's window. */
  onPoint(x: number, y: number): void;
  onAdd(at: number): void;
  onRemove(at: number): void;
  /** The block around one that the person showed. */
  onWider(at: number): void;
  onUndo(): void;
  onCapture(isRemembered: boolean): Promise<void>;
}
