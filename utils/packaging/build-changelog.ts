/** A commit whose subject reads `type(scope): what`. */
interface Change {
  readonly type: string;
  readonly scope: string;
  readonly what: string;
}

/** The types that somebody who uses Plaint notices, and the words they stand under. */
const headings = [
  ['feat', 'New'],
  ['fix', 'Mended'],
  ['perf', 'Faster'],
] as const;

function parseSubject(subject: string): Change | undefined {
  const match = /^([a-z]+)(?:\(([^)]+)\))?!?: (.+)$/.exec(subject);
  if (match === null) return undefined;
  const [, type = '', scope = 'all', what = ''] = match;
  return { type, scope, what };
}

/** `keep the report` becomes `Keep the report.` */
function sentence(what: string): string {
  const first = what.slice(0, 1).toUpperCase() + what.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** The changes of one type, a list item for each scope, scopes in the order of the alphabet. */
function listByScope(changes: readonly Change[]): string[] {
  const byScope = Map.groupBy(changes, ({ scope }) => scope);
  return [...byScope.keys()].sort().map((scope) => {
    const sentences = (byScope.get(scope) ?? []).map(({ what }) => sentence(what));
    return `- **${scope}**: ${[...new Set(sentences)].join(' ')}`;
  });
}

/**
 * A draft of the next part of CHANGELOG.md from the subjects of commits, oldest first: what is new, mended
 * and faster, by scope. Tests, documents and the like are left out. The draft is there to be shortened by a
 * person.
 */
export function buildChangelog(subjects: readonly string[]): string {
  const changes = subjects.flatMap((subject) => parseSubject(subject) ?? []);
  const parts = headings.flatMap(([type, heading]) => {
    const ofType = changes.filter((change) => change.type === type);
    return ofType.length === 0 ? [] : [`### ${heading}\n\n${listByScope(ofType).join('\n')}\n`];
  });
  return parts.length === 0
    ? 'Nothing that somebody who uses Plaint would notice.\n'
    : parts.join('\n');
}

/** The commit up to which CHANGELOG.md tells, out of its comment; undefined where there is none. */
export function lastTold(changelog: string): string | undefined {
  return /^<!-- told up to ([0-9a-f]{7,40}) -->$/m.exec(changelog)?.[1];
}
