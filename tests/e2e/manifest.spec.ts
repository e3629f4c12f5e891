import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';

interface Manifest {
  readonly manifest_version: number;
  readonly permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly content_scripts?: readonly unknown[];
  readonly web_accessible_resources?: readonly unknown[];
  readonly commands?: Readonly<Record<string, unknown>>;
  readonly content_security_policy?: { readonly extension_pages: string };
}

function read(target: keyof typeof BUILDS): Manifest {
  return JSON.parse(readFileSync(join(BUILDS[target], 'manifest.json'), 'utf8')) as Manifest;
}

const everywhere = [
  'activeTab',
  'alarms',
  'contextMenus',
  'scripting',
  'storage',
  'unlimitedStorage',
] as const;

describe.each(['chromium', 'firefox'] as const)('the manifest for %s', (target) => {
  const manifest = read(target);

  it('asks at install for nothing but activeTab and its own business', () => {
    const own = target === 'firefox' ? ['declarativeNetRequestWithHostAccess'] : ['offscreen'];
    expect([...(manifest.permissions ?? [])].sort()).toEqual([...everywhere, ...own].sort());
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.content_scripts ?? []).toEqual([]);
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
  });

  it('leaves every site, notifications and the browser’s copy to be asked for', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
    expect(manifest.optional_permissions ?? []).toEqual(
      target === 'chromium' ? ['notifications', 'pageCapture'] : ['notifications'],
    );
  });

  it('has its two keyboard commands and a policy that runs our own scripts only', () => {
    expect(Object.keys(manifest.commands ?? {})).toEqual(['_execute_action', 'mark-page']);
    const policy = manifest.content_security_policy?.extension_pages ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
  });
});
