import type { Page } from 'playwright-core';
import { bundleScript } from '../bundle.ts';
import { evaluateIn, openWorlds } from '../worlds.ts';
import type { Engine, Taken } from './engine.ts';

/** The options that SingleFile ships with. */
const defaults = {
  removeHiddenElements: true,
  removeUnusedStyles: true,
  removeUnusedFonts: true,
  removeImports: true,
  removeFrames: false,
  compressHTML: true,
  compressCSS: false,
  loadDeferredImagesMaxIdleTime: 1500,
  loadDeferredImagesBlockCookies: false,
  loadDeferredImagesBlockStorage: false,
  maxResourceSizeEnabled: false,
  maxResourceSize: 10,
  removeAlternativeFonts: true,
  removeAlternativeMedias: true,
  removeAlternativeImages: true,
  groupDuplicateImages: true,
  saveFavicon: true,
  insertMetaCSP: true,
  blockScripts: true,
  blockVideos: true,
  blockAudios: true,
  blockMixedContent: false,
  networkTimeout: 0,
};

async function take(page: Page, loadDeferredImages: boolean): Promise<Taken> {
  const code = await bundleScript(new URL('./single-file-entry.js', import.meta.url).pathname);
  const session = await page.context().newCDPSession(page);
  const [top] = await openWorlds(session, 'singlefile', code);
  const options = { ...defaults, loadDeferredImages };
  const durationMs = await evaluateIn(
    session,
    top ?? 0,
    `takeSingleFile(${JSON.stringify(options)})`,
  );
  const content = await evaluateIn(session, top ?? 0, 'takenSingleFile()');
  await session.detach();
  return { durationMs: Number(durationMs), bytes: Buffer.from(String(content)), extension: 'html' };
}

export const singleFile: Engine = { name: 'SingleFile', take: (page) => take(page, true) };
export const singleFileNoWait: Engine = {
  name: 'SingleFile, no lazy wait',
  take: (page) => take(page, false),
};
