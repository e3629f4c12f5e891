import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Plugin, transformWithOxc } from 'vite';

const style = 'html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block}';
const source = new URL('./frame.ts', import.meta.url);

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The document of the snapshots' own address and the policy that has to come with it, as one line: whoever
 * serves both adds `frame-ancestors` with the desk's address. Styles and pictures inside the snapshot are
 * allowed, since a frozen page in a `srcdoc` inherits this policy; nothing may be asked for.
 */
export function publishSnapshots(): Plugin {
  return {
    name: 'plaint:publish-snapshots',
    async generateBundle() {
      const { code: script } = await transformWithOxc(
        readFileSync(source, 'utf8'),
        source.pathname,
      );
      const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Snapshot</title><style>${style}</style><body><script>${script}</script></body></html>\n`;
      const policy = [
        'sandbox allow-scripts',
        "default-src 'none'",
        `script-src ${hashOf(script)}`,
        "style-src 'unsafe-inline'",
        'img-src data:',
        'font-src data:',
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      this.emitFile({ type: 'asset', fileName: 'snapshots.html', source: html });
      this.emitFile({ type: 'asset', fileName: 'snapshots.policy.txt', source: policy });
    },
  };
}
