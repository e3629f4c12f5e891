import type { Signals } from '../signals/signals.ts';
import { bodyNames } from '../signals/words.ts';
import { blockTags } from '../tree/block-tags.ts';
import { climb, parentOf } from '../tree/tree.ts';
import type { RecordNodes } from './record-units.ts';

/** A post as read so far. */
interface Line {
  readonly nodes: RecordNodes;
  readonly body: readonly number[];
  readonly authorIndex?: number;
  readonly timeText?: unknown;
}

/** Of fewer, one written in a line may be a talk of few words. */
const leastOthers = 3;
/** What is said goes on after a name with a sign or a break; what was done goes on as a sentence. */
const saying = /^[\s]*[:：,，>›»-]/u;

/**
 * The records that tell what somebody did: `Ann added the label X · 3 days ago`. They stand among posts, of
 * which most have their words in a block of their own and can be answered, or call it what is said; these
 * have theirs in the line of the name, right after it, and nothing to press.
 */
export function eventLines<Record extends Line>(
  signals: Signals,
  records: readonly Record[],
): Set<Record> {
  const inLine = records.filter((record) => isInLine(signals, record));
  const others = records.length - inLine.length;
  if (others < leastOthers || inLine.length > others) return new Set();
  const isPressed = ({ nodes: { range } }: Line): boolean =>
    signals.count('controls', range.start, range.end) +
      signals.count('replies', range.start, range.end) >
    0;
  const events = inLine.filter((record) => !isPressed(record));
  const spoken = records.filter(
    (record) => !inLine.includes(record) && (isPressed(record) || isNamed(signals, record)),
  );
  return new Set(spoken.length * 2 > others ? events : []);
}

/** The words stand in something that is called what is said. */
function isNamed({ tree, names }: Signals, { nodes, body }: Line): boolean {
  const { start } = nodes.range;
  const found = climb(tree, body[0] ?? -1, (at) => at <= start || bodyNames.test(names.of(at)), 6);
  return found > start;
}

/** The words follow the name, with no box or paragraph of their own. */
function isInLine({ tree }: Signals, { nodes, body, authorIndex, timeText }: Line): boolean {
  const [first] = body;
  if (first === undefined || authorIndex === undefined || timeText === undefined) return false;
  if (nodes.inner.length > 0 || authorIndex > first || saying.test(tree.texts[first] ?? ''))
    return false;
  const lineOf = (at: number): number =>
    climb(tree, parentOf(tree, at), (above) => blockTags.has(tree.tags[above] ?? ''));
  const line = lineOf(authorIndex);
  return line >= nodes.range.start && body.every((text) => lineOf(text) === line);
}
