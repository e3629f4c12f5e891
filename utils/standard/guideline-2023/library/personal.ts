import { entry, type LibraryEntry } from './entry.ts';

export const personalLibrary: readonly LibraryEntry[] = [
  entry(
    'defamation',
    [
      [
        'Select exactly the words that are untrue, then report.',
        '选中不实的原文，再发起举报。',
        '選取不實的原文，再發起舉報。',
      ],
      [
        'Say in one sentence what is true instead. An opinion you dislike is not a false fact.',
        '用一句话说明实际情况。不认同的观点不等于虚假事实。',
        '用一句話說明實際情況。不認同的觀點不等於虛假事實。',
      ],
      [
        'Anything that shows the truth helps, but is not required.',
        '能证明真实情况的材料有帮助，但并非必须。',
        '能證明真實情況的材料有幫助，但並非必須。',
      ],
    ],
    {
      title: ['The baker who was never fined', '从未受罚的面包师', '從未受罰的麵包師'],
      story: [
        'Fictional: a post in the town forum says that the baker Fang was fined for rotten flour. She selects that sentence and writes: “The bakery was inspected in May and passed.”',
        '虚构案例：“小镇论坛”有帖称面包师方某因使用霉变面粉被罚。她选中该句，写道：“五月检查合格，从未受罚。”',
        '虛構案例：「小鎮論壇」有貼文稱麵包師方某因使用霉變麵粉被罰。她選取該句，寫道：「五月檢查合格，從未受罰。」',
      ],
      outcome: [
        'The post was removed the next day; its author published a correction.',
        '次日该帖被删除，发帖人发布更正。',
        '次日該貼文被刪除，發文者發布更正。',
      ],
    },
  ),
  entry(
    'insult',
    [
      [
        'Select the abusive words. They speak for themselves: no document is needed.',
        '选中辱骂原文即可，无须其他材料。',
        '選取辱罵原文即可，無須其他材料。',
      ],
      [
        'If many accounts join in, choose cyber-violence: it is faster.',
        '多个账号参与的，选择“网络暴力”，办理更快。',
        '多個帳號參與的，選擇「網絡暴力」，辦理更快。',
      ],
    ],
    {
      title: ['Abuse under a recipe', '菜谱下的辱骂', '食譜下的辱罵'],
      story: [
        'Fictional: under a recipe on a cooking forum, somebody answers its author with a string of abuse. She selects the words and sends them.',
        '虚构案例：有人在“家常菜论坛”的菜谱下连续辱骂作者，她选中原文后举报。',
        '虛構案例：有人在「家常菜論壇」的食譜下連續辱罵作者，她選取原文後舉報。',
      ],
      outcome: [
        'Overt: the comment was removed within a day, the account muted for seven.',
        '属显性侵权，一日内删除评论，账号禁言七日。',
        '屬顯性侵權，一日內刪除評論，帳號禁言七日。',
      ],
    },
  ),
  entry(
    'portrait',
    [
      [
        'Right-click the picture itself, so that it is located exactly.',
        '在图片上点右键举报，以便准确定位。',
        '在圖片上按右鍵舉報，以便準確定位。',
      ],
      [
        'Say what was done to it: altered, faked, or tied to something wrong.',
        '说明图片被如何处理：丑化、伪造或错误关联。',
        '說明圖片被如何處理：醜化、偽造或錯誤關聯。',
      ],
    ],
    {
      title: ['The wrong face in a warning', '警示帖里的错脸', '警示貼文裡的錯臉'],
      story: [
        'Fictional: a post warning of a swindler shows the photo of a music teacher who has nothing to do with it. He reports the picture as a wrong association.',
        '虚构案例：一则“警惕骗子”的帖子配了毫不相干的音乐教师照片，他以“错误关联”举报该图。',
        '虛構案例：一則「警惕騙子」的貼文配了毫不相干的音樂教師照片，他以「錯誤關聯」舉報該圖。',
      ],
      outcome: [
        'The picture was taken down and a note was added to the post.',
        '图片被撤下，帖文附加说明。',
        '圖片被撤下，貼文附加說明。',
      ],
    },
  ),
  entry(
    'impersonation',
    [
      [
        'Report from the false profile; its address is filled in.',
        '在冒充账号的主页发起举报，链接会自动填入。',
        '在冒充帳號的主頁發起舉報，連結會自動填入。',
      ],
      [
        'Add the address of the genuine account, or say why there is none.',
        '补充真实账号的链接；没有的，说明原因。',
        '補充真實帳號的連結；沒有的，說明原因。',
      ],
      [
        'If friends were asked for money, warn them and keep their messages.',
        '如有人借此向亲友借钱，请提醒他们并保留聊天记录。',
        '如有人藉此向親友借錢，請提醒他們並保留聊天紀錄。',
      ],
    ],
    {
      title: ['The second librarian', '第二个图书管理员', '第二個圖書管理員'],
      story: [
        'Fictional: an account with a librarian’s name and picture asks readers for “deposits”. She names both accounts.',
        '虚构案例：有账号冒用一名图书管理员的姓名头像向读者收取“押金”，她提交了真假两个账号。',
        '虛構案例：有帳號冒用一名圖書管理員的姓名頭像向讀者收取「押金」，她提交了真假兩個帳號。',
      ],
      outcome: [
        'The false account was closed the same day.',
        '冒充账号当日被关闭。',
        '冒充帳號當日被關閉。',
      ],
    },
  ),
  entry(
    'personal-data-leak',
    [
      [
        'Choose the kind of data and where it stands; do not type the data again.',
        '选择信息种类与所在位置，不要再次填写信息本身。',
        '選擇資訊種類與所在位置，不要再次填寫資訊本身。',
      ],
      [
        'What is quoted is masked in every copy that a handler sees.',
        '引用内容在办理人员所见的副本中均会遮盖。',
        '引用內容在辦理人員所見的副本中均會遮蓋。',
      ],
      [
        'If an account or card is exposed, tell the bank as well.',
        '如涉及账户或银行卡，请同时联系银行。',
        '如涉及帳戶或銀行卡，請同時聯絡銀行。',
      ],
    ],
    {
      title: ['An address in a quarrel', '争吵中贴出的住址', '爭吵中貼出的住址'],
      story: [
        'Fictional: after a quarrel about parking, somebody posts a neighbour’s home address and phone number.',
        '虚构案例：因停车争吵后，有人公开了邻居的住址和电话。',
        '虛構案例：因停車爭吵後，有人公開了鄰居的住址和電話。',
      ],
      outcome: [
        'The post was removed within hours; reposts were searched for and removed too.',
        '数小时内删除，转发内容一并清理。',
        '數小時內刪除，轉發內容一併清理。',
      ],
    },
  ),
  entry(
    'personal-data-trade',
    [
      [
        'Select the words of the offer. Do not contact the seller and do not buy.',
        '选中兜售原文。不要联系卖家，更不要购买。',
        '選取兜售原文。不要聯絡賣家，更不要購買。',
      ],
      [
        'Report the account too if it offers again and again.',
        '反复兜售的，一并填写账号。',
        '反覆兜售的，一併填寫帳號。',
      ],
    ],
    {
      title: ['Class lists for sale', '出售的班级名单', '出售的班級名單'],
      story: [
        'Fictional: an account in a market group offers “class lists with parents’ numbers”. A father reports the offer.',
        '虚构案例：某交易群有账号出售“含家长电话的班级名单”，一位父亲提交了该内容。',
        '虛構案例：某交易群有帳號出售「含家長電話的班級名單」，一位父親提交了該內容。',
      ],
      outcome: [
        'The account was closed and the matter handed to the police.',
        '账号被关闭，线索移送公安机关。',
        '帳號被關閉，線索移送公安機關。',
      ],
    },
  ),
];
