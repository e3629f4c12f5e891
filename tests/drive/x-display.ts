import { spawnSync } from 'node:child_process';
import { type Child, startChild } from './child.ts';

/**
 * A screen that nobody sees, for what a browser draws outside of its pages: menus, and keys that are its own.
 */
export interface XDisplay {
  /** For the environment of what is to be shown on it: `:99`. */
  readonly name: string;
  /** A press of a mouse button at a point of the screen, in pixels. */
  press(x: number, y: number, button: 1 | 3): void;
  /** A key or several together, in the words of X: `k`, `ctrl+shift+t`. */
  key(keys: string): void;
  /** How many windows are shown; a menu is one of its own. */
  countWindows(): number;
  close(): Promise<void>;
}

const isThere = (tool: string): boolean =>
  spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Both are installed before the tests where there is apt. */
export const hasXDisplay = isThere('Xvfb') && isThere('xdotool');

/** Starts a display of its own, on a number that is free. */
export async function openXDisplay(): Promise<XDisplay> {
  // It says its number where it is told to: on what it prints.
  const server: Child = startChild('Xvfb', [
    ...['-displayfd', '1'],
    ...['-screen', '0', '1280x900x24'],
    ...['-nolisten', 'tcp'],
  ]);
  const [, number = ''] = await server.printed(/^(\d+)\n/m);
  const name = `:${number}`;
  const run = (...parameters: string[]): string => {
    const env = { ...process.env, DISPLAY: name };
    const { status, stdout, stderr } = spawnSync('xdotool', parameters, { encoding: 'utf8', env });
    // A search that finds nothing ends with 1 and says nothing.
    if (status !== 0 && stderr !== '') throw new Error(`xdotool ${parameters[0]}: ${stderr}`);
    return stdout;
  };
  return {
    name,
    press: (x, y, button) =>
      void run('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', String(button)),
    key: (keys) => void run('key', keys),
    countWindows: () =>
      run('search', '--onlyvisible', '--maxdepth', '1', '--name', '').split('\n').filter(Boolean)
        .length,
    close: () => server.stop(),
  };
}
