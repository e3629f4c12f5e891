/** Prints a figure against its bound; a miss fails the run. */
export function judge(
  what: string,
  figure: number,
  bound: number,
  side: 'at least' | 'at most',
): void {
  const holds = side === 'at least' ? figure >= bound : figure <= bound;
  const verdict = holds ? 'holds ' : 'MISSES';
  console.log(`  ${verdict} ${what}: ${figure.toFixed(2)}, ${side} ${bound}`);
  if (!holds) process.exitCode = 1;
}
