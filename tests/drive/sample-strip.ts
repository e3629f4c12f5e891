import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageServerOptions } from './pages.ts';
import { SAMPLE_FOLDER } from './scene.ts';

/** What to do first, and where what follows is seen; a list a language. */
const WORDS: Readonly<Record<'en' | 'zh-Hans' | 'zh-Hant', readonly string[]>> = {
  en: [
    'Select a sentence below that hurts somebody, right-click it, choose “Report this text…”, and send the report.',
    'In the desk’s first window press n: the case opens. q asks for more, a accepts it, u makes a finding. Ctrl+Enter signs.',
    'In the desk’s second window, of another person, open it, take it over with o, and reply with r.',
    'In the tab “Reports” press “Ask for news”: each step that is proved, the question, the reply. Answer, and rate.',
  ],
  'zh-Hans': [
    '选中下面一句伤人的话，点右键，选“举报这段文字…”，填好后发送。',
    '在受理端的第一个窗口按 n 打开案件：q 要求补正，a 受理，u 认定，Ctrl+Enter 签名。',
    '在受理端的第二个窗口（另一个人）打开案件，按 o 接手，按 r 反馈。',
    '在“我的举报”标签页询问进展：可核验的每一步、补正要求和反馈都在那里。可回复，可评价。',
  ],
  'zh-Hant': [
    '選取下面一句傷人的話，按右鍵，選「檢舉這段文字…」，填妥後送出。',
    '在受理端的第一個視窗按 n 開啟案件：q 要求補正，a 受理，u 認定，Ctrl+Enter 簽名。',
    '在受理端的第二個視窗（另一個人）開啟案件，按 o 接手，按 r 回覆。',
    '在「我的舉報」分頁詢問進展：可驗證的每一步、補正要求與回覆都在那裡。可回答，可評分。',
  ],
};

const STYLE = `
  .start { padding: 12px max(24px, calc(50vw - 380px)); color: #fff; background: #24424a; font-size: 14px; }
  .start ol { margin: 0; padding-left: 20px; }
  .start summary { cursor: pointer; }
  .start details { margin-top: 4px; }
  .start kbd { font: inherit; }
`;

function listOf(lang: keyof typeof WORDS): string {
  const items = WORDS[lang].map((words) => `<li>${words}</li>`);
  return `<ol lang="${lang}">${items.join('')}</ol>`;
}

/** The strip itself: one language open, the others one click away. */
function buildStrip(): string {
  const [first, ...others] = ['en', 'zh-Hans', 'zh-Hant'] as const;
  const names = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' };
  const folded = others.map(
    (lang) => `<details><summary lang="${lang}">${names[lang]}</summary>${listOf(lang)}</details>`,
  );
  return `<style>${STYLE}</style><aside class="start" role="note">${listOf(first)}${folded.join('')}</aside>`;
}

/** The sample discussion with a strip over it that says what to do first. */
export async function sampleWithStrip(): Promise<PageServerOptions> {
  const page = await readFile(join(SAMPLE_FOLDER, 'index.html'), 'utf8');
  const body = page.replace('<body>', () => `<body>${buildStrip()}`);
  return { folder: SAMPLE_FOLDER, pages: { '/': { body } } };
}
