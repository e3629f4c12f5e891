import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exportWords } from './export-words.ts';
import { importWords, WordsRefused } from './import-words.ts';
import { targets } from './targets.ts';

const usage = `usage: npm run words -- export FOLDER     writes FOLDER/<language>.po for every language
       npm run words -- import FILE.po…   takes the translations in, all of a file or nothing`;

const root = new URL('../..', import.meta.url).pathname;

async function run([command, ...paths]: readonly string[]): Promise<number> {
  const [folder] = paths;
  if (command === 'export' && folder !== undefined && paths.length === 1) {
    await mkdir(folder, { recursive: true });
    for (const target of targets) {
      const path = join(folder, `${target.locale}.po`);
      await writeFile(path, await exportWords(root, target));
      console.log(path);
    }
    return 0;
  }
  if (command === 'import' && paths.length > 0) {
    const codes = [];
    for (const path of paths) codes.push(await take(path));
    return Math.max(...codes);
  }
  console.error(usage);
  return 2;
}

async function take(path: string): Promise<number> {
  try {
    const changed = await importWords(root, await readFile(resolve(path), 'utf8'));
    console.log(`${path}: ${changed.length === 0 ? 'nothing new' : 'taken in'}`);
    for (const file of changed) console.log(`  ${file.slice(root.length)}`);
    return 0;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const problems = cause instanceof WordsRefused ? cause.problems : [cause.message];
    console.error(`${path}: nothing was changed.`);
    for (const problem of problems) console.error(`  ${problem}`);
    return 1;
  }
}

process.exitCode = await run(process.argv.slice(2));
