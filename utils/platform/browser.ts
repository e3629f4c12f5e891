/** The browser's own API; at run time webextension-polyfill's, which gives promises everywhere. */
export { type Browser, browser } from 'wxt/browser';
