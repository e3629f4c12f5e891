import { randomUUID } from 'node:crypto';
import { createDeskKey, publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { claimsSigner } from '../../server/keys/endpoint-jws.ts';
import { loadSigningKeys } from '../../server/keys/signing-keys.ts';
import { createHeaderCheck } from '../../server/reports/check-header.ts';
import { type NewReport, storeReports } from '../../server/reports/report-store.ts';
import { readTimes } from '../../utils/casework/times.ts';
import type { RoutingHeader } from '../../utils/protocol/report.ts';
import { createReport, exampleHeader, type TestReport } from '../contract/reporter.ts';
import type { World } from './world.ts';

const hash = 'a'.repeat(64);
const enterprise: Partial<RoutingHeader> = {
  affected: 'enterprise',
  flags: ['enterprise'],
  elements: [
    ...['url', 'quote', 'name', 'contact', 'declaration'],
    ...['enterprise-name', 'enterprise-code', 'enterprise-role'],
  ],
  documents: [{ kind: 'business-licence', sha256: hash }],
};

/** What comes in, the common before the rare. */
const kinds: readonly Partial<RoutingHeader>[] = [
  {},
  {},
  {},
  { documents: [{ kind: 'legal-opinion', sha256: hash }] },
  { flags: ['cyber-violence'] },
  {
    affected: 'child',
    flags: ['minor'],
    elements: ['url', 'quote', 'guardian-relation', 'contact'],
  },
  enterprise,
  { ...enterprise, flags: ['enterprise', 'listed-enterprise'] },
];

const platforms = ['forum.example.org', 'video.example.org', 'shop.example.com', 'news.example'];

/** Takes reports in by the real path, all of one moment in one transaction; resolves to their ids. */
export async function createArrivals(
  world: World,
): Promise<(count: number) => Promise<readonly string[]>> {
  const { db, dataDir, standard, chance, now } = world;
  const signClaims = claimsSigner((await loadSigningKeys(dataDir, 'receipt')).current);
  // The endpoint opens none: what is sealed may be the same in all of them.
  const pattern: TestReport = await createReport(publicDeskKey(await createDeskKey()), {
    evidence: [],
  });
  const checkHeader = createHeaderCheck(standard, true);
  const evidence = { settle: async () => undefined, isWhole: async () => true };
  const ports = { now, signClaims, times: readTimes(standard), isStamping: false, evidence };
  return async (count) => {
    const reports = Array.from({ length: count }, (): NewReport => {
      const header = {
        ...exampleHeader,
        ...chance.pick(kinds),
        platform: chance.pick(platforms),
      };
      const id = randomUUID();
      const digest = `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
      const { envelope } = pattern;
      const manifest = { ...envelope.manifest, id, header, capabilitySha256: digest };
      const routing = checkHeader(header);
      return { envelope: { ...envelope, manifest }, manifestSha256: digest, routing };
    });
    if (count === 0) return [];
    const stored = await storeReports(db, reports, ports);
    if (stored.some(({ kind }) => kind !== 'new')) throw new Error('a report was not taken in');
    return reports.map(({ envelope }) => envelope.manifest.id);
  };
}
