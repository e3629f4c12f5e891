import { anyOf } from '../pattern.ts';

/** Words on what opens more of a discussion in place. Data: matched against short labels only. */
const openingWords: readonly RegExp[] = [
  anyOf(
    [
      String.raw`\b(?:show|view|load|see|read|display|open|expand)\b.{0,24}\b(?:repl(?:y|ies)`,
      String.raw`comments?|answers?|responses?|posts?|messages?|thread|conversation)\b`,
    ],
    'i',
  ),
  /\b(?:show|view|load|see|read|fetch)\s+(?:\d[\d,]*\s+)?(?:more|all|older|newer|earlier|previous|next)\b/i,
  anyOf(
    [
      String.raw`^\s*(?:[▾▸▼▶+↓↳└—-]\s*)?\d[\d,.]*\s*k?\s+(?:more\s+)?(?:repl(?:y|ies)|comments?`,
      String.raw`answers?|responses?)\s*[▾▼›…]?\s*$`,
    ],
    'i',
  ),
  anyOf(
    [
      String.raw`\b\d[\d,]*\s+more\b|\bmore\s+(?:repl(?:y|ies)|comments|posts|answers|messages)\b`,
      String.raw`\bcontinue (?:this )?thread\b|^\s*(?:read |see )?more\s*(?:…|\.\.\.)?\s*$`,
    ],
    'i',
  ),
  anyOf([
    '(?:展开|展開|查看|显示|顯示|加载|加載|載入|點擊|点击|打开|打開|剩余|剩餘|其余|其餘',
    '还有|還有|共).{0,10}(?:回复|回覆|评论|評論|留言|楼|樓|[条條則则]|全文|更多|内容|內容',
    '讨论|討論)',
  ]),
  anyOf([
    String.raw`(?:更多|全部|所有)(?:回复|回覆|评论|評論|留言|内容|內容|讨论|討論)|^\s*(?:展开|展開`,
    String.raw`更多|加载更多|載入更多|全文|阅读全文|閱讀全文)\s*(?:…|▾|﹀)?\s*$`,
    String.raw`\d+\s*[条條則则](?:回复|回覆|评论|評論|留言)`,
  ]),
  anyOf([
    '(?:返信|コメント|投稿|回答|レス|スレッド|会話|メッセージ).{0,10}(?:表示|見る|読む',
    '読み込|開く|展開)|(?:もっと|さらに|続きを?|他の|以前の|過去の|全て',
    String.raw`すべて).{0,10}(?:見る|読む|読み込|表示|開く)|\d+\s*件の(?:返信|コメント|回答)`,
  ]),
];

/** And on what does anything else, whatever words are beside. */
const otherWords = anyOf(
  [
    'report|flag|block|mute|follow|subscri|log.?in|sign.?(?:in|up)|register|delete|remove',
    String.raw`share|hide|less|collapse|close|buy|cart|install|download|\bapp\b|post a|write|add a`,
    'leave a|reply to|settings|profile|举报|舉報|屏蔽|封鎖|关注|關注|登录|登錄|登入|注册',
    '註冊|删除|刪除|分享|收起|隐藏|隱藏|关闭|關閉|购买|購買|下载|下載|客户端|客戶端',
    '打开app|打開app|发表|發表|写评论|寫評論|我要|通報|ブロック|ミュート|フォロー',
    'ログイン|登録|削除|共有|隠す|閉じる|たたむ|購入|ダウンロード|アプリ|書く|する$',
  ],
  'i',
);

export function opensMore(label: string): boolean {
  return !otherWords.test(label) && openingWords.some((words) => words.test(label));
}
