import 'wxt/browser';

/** WXT leaves these two to types that its build generates; plain strings serve us. */
declare module 'wxt/browser' {
  export interface WxtRuntime {
    getURL(path: string): string;
  }
  export interface WxtI18n {
    getMessage(name: string): string;
  }
}
