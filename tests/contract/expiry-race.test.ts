import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raceExpiry } from './expiry-race.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';

/** `PLAINT_RACE_REPORTS=10000` runs the long form. */
const reports = Number(process.env['PLAINT_RACE_REPORTS'] ?? 150);
const timeoutMs = 60_000 + reports * 400;

it(
  'a second process that deletes what has expired by its clock costs no acknowledged report its evidence',
  async () => {
    const { acknowledged, lost, deleted } = await raceExpiry(reports);
    expect({ lost, isRace: deleted > 0 }).toEqual({ lost: 0, isRace: true });
    expect(acknowledged).toBeGreaterThanOrEqual(reports);
  },
  timeoutMs,
);

describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop(), 60_000);

  it(
    'it costs none either',
    async () => {
      const { acknowledged, lost, deleted } = await raceExpiry(reports, {
        PLAINT_DATABASE_URL: postgres.url,
      });
      expect({ lost, isRace: deleted > 0 }).toEqual({ lost: 0, isRace: true });
      expect(acknowledged).toBeGreaterThanOrEqual(reports);
    },
    timeoutMs,
  );
});
