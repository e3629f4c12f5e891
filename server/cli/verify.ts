import { openAsBlob } from 'node:fs';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: npm run verify -- FILE.wacz');
  process.exit(2);
}
const verdict = await verifyPackage(await openAsBlob(path), { now: new Date() });
for (const point of verdict.points) {
  console.log(`${point.state.padEnd(9)} ${point.id}`);
  for (const finding of point.findings)
    console.log(`          ${finding.reason}: ${finding.subject}`);
}
console.log(verdict.holds ? 'The package holds.' : 'The package does NOT hold.');
process.exitCode = verdict.holds ? 0 : 1;
