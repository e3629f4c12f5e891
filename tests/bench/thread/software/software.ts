import type { GoldenPost } from '../score.ts';
import type { Conversation } from './conversation.ts';

/** A page as a software showed a conversation, and what a person would read in it. */
export interface RenderedPage {
  readonly html: string;
  readonly posts: readonly GoldenPost[];
  /** What the bench cannot have the software show, so that it says nothing of the stages. */
  readonly leftOut?: readonly 'parent'[];
}

/** A forum, comment or chat software that can be run here, with where its code comes from. */
export interface Software {
  readonly name: string;
  readonly from: 'npm' | 'Debian';
  /** The packages that `install.ts` brings; a software runs only if all of them are there. */
  readonly packages: readonly string[];
  /** `folder` is where the packages from npm are installed. */
  render(conversation: Conversation, folder: string): Promise<RenderedPage>;
}
