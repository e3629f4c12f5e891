import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { createNotices } from './utils/packaging/third-party-notices.ts';

/**
 * `build.json` names the SHA-256 of `<sha256> <path>\n` over every other file, sorted by path, so that a
 * package can say which build made it (`utils/platform/build-digest.ts`).
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

interface ModuleGraph {
  getModuleInfo(id: string): {
    readonly isEntry: boolean;
    readonly importers: readonly string[];
    readonly dynamicImporters: readonly string[];
  } | null;
}

/** The pages, scripts and parts brought in later that need a module before their first line runs. */
function entriesOf(id: string, graph: ModuleGraph): readonly string[] {
  const needing = new Set([id]);
  for (const module of needing) {
    for (const importer of graph.getModuleInfo(module)?.importers ?? []) needing.add(importer);
  }
  return [...needing].filter((module) => {
    const info = graph.getModuleInfo(module);
    return info !== null && (info.isEntry || info.dynamicImporters.length > 0);
  });
}

/**
 * Every file that a page waits for costs it a trip to the browser's own process: what several pages share is
 * one file, and what they share with the background, which has no document, is another.
 */
function groupOf(entries: readonly string[]): 'core' | 'pages' | null {
  if (entries.length < 2) return null;
  return entries.some((entry) => entry.includes('/background/')) ? 'core' : 'pages';
}

/** A group takes what its modules import along, so the smaller one chooses first. */
const chunkGroups = (['core', 'pages'] as const).map((group, index) => ({
  priority: 2 - index,
  name: (id: string, graph: ModuleGraph) =>
    groupOf(entriesOf(id, graph)) === group ? group : null,
}));

function sharedFiles(): Plugin {
  return {
    name: 'plaint:shared-files',
    // A script that is injected is one file as it is, and its format refuses the option.
    outputOptions: (options) =>
      options.format === 'iife' ? options : { ...options, codeSplitting: { groups: chunkGroups } },
  };
}

/**
 * The popup's first words wait for one small script and nothing else: its styles stand in the page, and the
 * rest of its code in a template that the script puts in place once the words are there
 * (`entrypoints/popup-frame.ts`).
 */
function firstWords(): Plugin {
  return {
    name: 'plaint:first-words',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (bundle === undefined || !filename.endsWith('/popup/index.html')) return html;
        const sheets = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.css'));
        const styles = sheets
          .map((sheet) => ('source' in sheet ? String(sheet.source) : ''))
          .join('');
        const rest: string[] = [];
        const first = html
          .replace(/^.*<link rel="stylesheet".*\n/gm, '')
          .replace(/^.*<(?:script type="module"|link rel="modulepreload").*\n/gm, (line) => {
            rest.push(line.trim());
            return '';
          });
        return first
          .replace('</head>', () => `<style>${styles}</style></head>`)
          .replace(
            '</body>',
            `<template id="rest">${rest.join('')}</template><script src="/popup-frame.js"></script></body>`,
          );
      },
    },
  };
}

function iconsIn(folder: string): Record<string, string> {
  const sizes = [16, 32, 48, 96, 128];
  return Object.fromEntries(sizes.map((size) => [size, `${folder}/${size}.png`]));
}
const notices = createNotices();

/** Only `activeTab` reaches a page; every origin is optional and asked for when it is needed. */
export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  targetBrowsers: ['chrome', 'firefox'],
  hooks: {
    'build:done': (wxt) => {
      notices.write(wxt.config.outDir);
      writeBuildDigest(wxt.config.outDir);
    },
  },
  vite: () => ({
    plugins: [preact(), sharedFiles(), firstWords(), notices.plugin()],
    build: { target: 'esnext', sourcemap: false, cssCodeSplit: false },
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
      // Chromium's worker has no document to replay a snapshot in, for the self-check; Firefox's background
      // has.
      ...(browser === 'firefox' ? ['declarativeNetRequestWithHostAccess'] : ['offscreen']),
    ],
    optional_permissions: ['notifications', ...(browser === 'firefox' ? [] : ['pageCapture'])],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // A browser draws these beside the menu's entry, in its tabs and in its list, and they cannot be changed
    // while it runs: they say nothing of reports in either look.
    icons: iconsIn('icon/neutral'),
    action: { default_title: '__MSG_actionTitle__', default_icon: iconsIn('icon') },
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
