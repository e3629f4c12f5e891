import { hasPostgres } from '../contract/postgres-server.ts';
import { installWithApt } from './apt.ts';
import { installBrowsers } from './install-browsers.ts';

/**
 * What the tests run against. Without a browser there is nothing to test; without PostgreSQL, which only apt can
 * bring, its tests are skipped.
 */
try {
  installBrowsers(['chromium', 'firefox']);
  if (!hasPostgres) {
    console.log('Installing PostgreSQL, once …');
    installWithApt(['postgresql']);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
