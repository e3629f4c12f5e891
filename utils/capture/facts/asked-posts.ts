import { defined } from '../../defined.ts';
import { parentElementOf, type ShadowAccess } from '../../dom/shadow.ts';
import { finish } from '../../posts/tree/steps.ts';
import type { Box } from '../../protocol/capture.ts';
import type { PlacedPosts, PlacesRequest, PostWords } from '../../protocol/page-tree.ts';
import { maxPlaces } from '../../protocol/page-tree-limits.ts';
import { buildTree, type LiveTree } from '../page-tree/build-tree.ts';
import { writePageTreeSteps } from '../page-tree/write-page-tree.ts';
import { finiteBoxOf } from './box.ts';
import { createDeclaredAround } from './declared-post.ts';
import { timeReferenceOf } from './time-reference.ts';

/** A post in the page. Without `said` nothing is known of it but that the page declares it one. */
export interface FoundPost {
  readonly element: Element;
  /** The elements that make it up, side by side, where there are several. */
  readonly rows: readonly Element[];
  readonly said?: PostWords;
}

/** The post around an element that was asked about; the same object for the same post. */
export type PostAround = (element: Element) => FoundPost | undefined;

/** A page written down, and what the answer means in it. */
export interface AskedPosts {
  readonly request: PlacesRequest;
  /** Undefined where no answer came: then only what the page declares is a post. */
  place(judged: PlacedPosts | undefined): PostAround;
  /** Where an element stood when the page was written down; one that nobody looked at then stands as now. */
  boxOf(element: Element): Box;
}

/**
 * Writes a document down as it is now, to learn which posts elements of it lie in. Who judges that needs no
 * page, so this side holds nothing that judges.
 */
export function askForPosts(
  document: Document,
  shadow: ShadowAccess,
  elements: ReadonlySet<Element>,
): AskedPosts {
  const tree = buildTree(document, { shadow });
  const declaredAround = createDeclaredAround();
  const asked = [...elements].slice(0, maxPlaces);
  const places = asked.map((element) => {
    const declared = declaredAround(element);
    return defined({
      at: indexAround(tree, element),
      declared: declared && tree.indexOf.get(declared),
    });
  });
  return {
    request: {
      tree: finish(writePageTreeSteps(tree)),
      reference: timeReferenceOf(document),
      places,
    },
    place: (judged) => placePosts(tree, asked, judged, declaredAround),
    boxOf: rememberBoxes(asked),
  };
}

function placePosts(
  tree: LiveTree,
  asked: readonly Element[],
  judged: PlacedPosts | undefined,
  declaredAround: (element: Element) => Element | undefined,
): PostAround {
  const posts = judged?.posts.map(({ at, rows, said }): FoundPost | undefined => {
    const element = tree.elements[at];
    if (element === undefined) return undefined;
    return { element, rows: rows.flatMap((row) => tree.elements[row] ?? []), ...defined({ said }) };
  });
  const judgedAround = new Map(
    asked.map((element, place) => {
      const post = judged?.around[place];
      return [element, typeof post === 'number' ? posts?.[post] : undefined] as const;
    }),
  );
  const declared = new Map<Element, FoundPost>();
  return (element) => {
    const found = judgedAround.get(element);
    if (found !== undefined) return found;
    const holder = declaredAround(element);
    if (holder === undefined) return undefined;
    const known = declared.get(holder) ?? { element: holder, rows: [] };
    declared.set(holder, known);
    return known;
  };
}

const maxBoxes = 2_000;

/** Where elements stand, and what is around them: posts are among that, and pages scroll while one waits. */
function rememberBoxes(elements: readonly Element[]): (element: Element) => Box {
  const boxes = new Map<Element, Box>();
  for (const element of elements) {
    let at: Element | undefined = element;
    while (at !== undefined && !boxes.has(at) && boxes.size < maxBoxes) {
      boxes.set(at, finiteBoxOf(at));
      at = parentElementOf(at);
    }
  }
  return (element) => boxes.get(element) ?? finiteBoxOf(element);
}

const maxClimb = 5_000;

/** What is not shown has no place in the tree: then the nearest that is. */
function indexAround(tree: LiveTree, element: Element): number | undefined {
  let at: Element | undefined = element;
  for (let step = 0; at !== undefined && step < maxClimb; step++) {
    const index = tree.indexOf.get(at);
    if (index !== undefined) return index;
    at = parentElementOf(at);
  }
  return undefined;
}
