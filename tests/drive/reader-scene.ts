import type { Page } from 'playwright-core';
import { openScene, type Scene, type SceneOptions } from './scene.ts';

/** A scene with a page of the extension open, through which the stores are read. */
export type ReaderScene = Scene & { readonly reader: Page };

export const CASE_PAGES = new URL('../fixtures/pages', import.meta.url).pathname;

/** Serves the pages of all cases, if no others are given. */
export async function openReaderScene(options: SceneOptions = {}): Promise<ReaderScene> {
  const scene = await openScene({ pages: { folder: CASE_PAGES }, ...options });
  try {
    return { ...scene, reader: await scene.chromium.openExtensionPage('casebook.html') };
  } catch (error) {
    await scene.close();
    throw error;
  }
}
