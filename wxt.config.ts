import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/**
 * `build.json` names the SHA-256 of `<sha256> <path>\n` over every other file, sorted by path, so that a package
 * can say which build made it (`utils/platform/build-digest.ts`).
 */
function writeBuildDigest(folder: string): void {
  const digest = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
  const lines = globSync('**/*', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path !== 'build.json' && statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => `${digest(readFileSync(join(folder, path)))} ${path}\n`);
  writeFileSync(join(folder, 'build.json'), `{"sha256":"${digest(lines.join(''))}"}\n`);
}

/** Only `activeTab` reaches a page; every origin is optional and asked for when it is needed. */
export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  targetBrowsers: ['chrome', 'firefox'],
  hooks: { 'build:done': (wxt) => writeBuildDigest(wxt.config.outDir) },
  vite: () => ({
    plugins: [preact()],
    build: { target: 'esnext', sourcemap: false },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'scripting',
      'contextMenus',
      'storage',
      'unlimitedStorage',
      'alarms',
      // Firefox names each installation in the Origin header; a session rule takes it off.
      // Chromium's worker has no document to replay a snapshot in, for the self-check; Firefox's background has.
      ...(browser === 'firefox' ? ['declarativeNetRequestWithHostAccess'] : ['offscreen']),
    ],
    optional_permissions: ['notifications', ...(browser === 'firefox' ? [] : ['pageCapture'])],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_actionTitle__' },
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+J' },
        description: '__MSG_commandReport__',
      },
      'mark-page': {
        suggested_key: { default: 'Alt+Shift+M' },
        description: '__MSG_commandMark__',
      },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' data:; media-src blob: data:; connect-src 'self' http: https:; frame-src 'self' blob:; base-uri 'none'; form-action 'none'; object-src 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'plaint@plaint.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          storage: { managed_schema: 'managed-schema.json' },
          message_serialization: 'structured_clone',
          minimum_chrome_version: '148',
        }),
  }),
});
