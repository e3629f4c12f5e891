import { entry, type LibraryEntry } from './entry.ts';

export const publicLibrary: readonly LibraryEntry[] = [
  entry(
    'cyber-violence',
    [
      [
        'One report can hold the whole thread: you need not read it again.',
        '一次举报即可采集整个讨论，不必重新阅读。',
        '一次舉報即可採集整個討論，不必重新閱讀。',
      ],
      [
        'Switch on the platform’s protection against strangers’ messages.',
        '开启平台的防骚扰或一键防护功能。',
        '開啟平台的防騷擾或一鍵防護功能。',
      ],
      [
        'A threat to life or limb: call the police first.',
        '涉及人身威胁的，请先报警。',
        '涉及人身威脅的，請先報警。',
      ],
    ],
    {
      title: ['Four hundred replies', '四百条回复', '四百則回覆'],
      story: [
        'Fictional: after a chess final, several hundred accounts abuse the loser. A friend reports the thread for her.',
        '虚构案例：一场棋赛后，数百个账号围攻落败的棋手，朋友替她举报了整个讨论串。',
        '虛構案例：一場棋賽後，數百個帳號圍攻落敗的棋手，朋友替她舉報了整個討論串。',
      ],
      outcome: [
        'Acknowledged at once; the inciting account was suspended, the replies removed.',
        '即时确认；煽动账号被暂停，相关回复被清理。',
        '即時確認；煽動帳號被暫停，相關回覆被清理。',
      ],
    },
  ),
  entry(
    'minor-harm',
    [
      [
        'Such a report is handled first. You can report for a child in your care.',
        '此类举报优先办理，监护人可代为举报。',
        '此類舉報優先辦理，監護人可代為舉報。',
      ],
      [
        'Pictures of the child are masked. Of sexual images send the address only; never save them.',
        '孩子的影像会被遮盖。涉性影像只提交链接，切勿保存。',
        '孩子的影像會被遮蓋。涉性影像只提交連結，切勿儲存。',
      ],
      [
        'Talk with the child: it is not their fault. The school may help.',
        '告诉孩子这不是他的错，也可请学校协助。',
        '告訴孩子這不是他的錯，也可請學校協助。',
      ],
    ],
    {
      title: ['The class channel', '班级频道', '班級頻道'],
      story: [
        'Fictional: pupils of an invented school post edited pictures of a classmate in a channel. Her mother reports it.',
        '虚构案例：某虚构学校的学生在频道内发布恶搞同学的图片，其母亲举报。',
        '虛構案例：某虛構學校的學生在頻道內發布惡搞同學的圖片，其母親舉報。',
      ],
      outcome: [
        'The pictures were removed within the hour and the school was informed.',
        '一小时内移除图片，并通知学校。',
        '一小時內移除圖片，並通知學校。',
      ],
    },
  ),
  entry(
    'discrimination',
    [
      [
        'Quote the words and name the group that they attack.',
        '引用原文，并指明被攻击的群体。',
        '引用原文，並指明被攻擊的群體。',
      ],
      [
        'Criticism of a policy or of conduct is not discrimination.',
        '对政策或行为的批评不属于歧视。',
        '對政策或行為的批評不屬於歧視。',
      ],
    ],
    {
      title: ['“People from there need not apply”', '“某地人勿扰”', '「某地人勿擾」'],
      story: [
        'Fictional: a series of posts calls all people of an invented county thieves and asks others to drive them out.',
        '虚构案例：系列帖文称某虚构县的人“都是小偷”，并号召驱赶。',
        '虛構案例：系列貼文稱某虛構縣的人「都是小偷」，並號召驅趕。',
      ],
      outcome: [
        'The posts were removed and the account was muted.',
        '帖文被删除，账号被禁言。',
        '貼文被刪除，帳號被禁言。',
      ],
    },
  ),
  entry(
    'self-media',
    [
      [
        'Name the account and quote one example; say what it does again and again.',
        '填写账号并举一例，说明其反复实施的行为。',
        '填寫帳號並舉一例，說明其反覆實施的行為。',
      ],
      [
        'Report the single posts too, if they should be removed.',
        '需要删除单篇内容的，另行举报。',
        '需要刪除單篇內容的，另行舉報。',
      ],
    ],
    {
      title: ['A rumour a week', '每周一谣', '每週一謠'],
      story: [
        'Fictional: the account “Harbour Whispers” invents a scandal every week and deletes it after the traffic.',
        '虚构案例：账号“港湾耳语”每周编造一则丑闻，引流后删除。',
        '虛構案例：帳號「港灣耳語」每週編造一則醜聞，引流後刪除。',
      ],
      outcome: [
        'After three upheld cases the account was suspended; it could appeal.',
        '三起举报成立后账号被暂停，并告知可申诉。',
        '三起舉報成立後帳號被暫停，並告知可申訴。',
      ],
    },
  ),
];
