import { entry, type LibraryEntry } from './entry.ts';

export const enterpriseLibrary: readonly LibraryEntry[] = [
  entry(
    'enterprise-look-alike',
    [
      [
        'Give both addresses: the false one and yours.',
        '同时提供仿冒方与本企业的网址或账号。',
        '同時提供仿冒方與本企業的網址或帳號。',
      ],
      [
        'Look up whether the false site is registered; an unregistered one is overt and needs no further proof.',
        '查询对方网站是否备案；未备案的属显性侵权，无须其他证明。',
        '查詢對方網站是否備案；未備案的屬顯性侵權，無須其他證明。',
      ],
    ],
    {
      title: ['One letter more', '多一个字母', '多一個字母'],
      story: [
        'Fictional: beside example.com of the invented Example Kettle Works, a site “examp1e” sells kettles that never arrive.',
        '虚构案例：虚构企业“样例水壶厂”的网站旁，出现域名相似的“examp1e”，收款不发货。',
        '虛構案例：虛構企業「樣例水壺廠」的網站旁，出現網域相似的「examp1e」，收款不出貨。',
      ],
      outcome: ['The site was blocked in two days.', '两日内网站被封禁。', '兩日內網站被封鎖。'],
    },
  ),
  entry(
    'enterprise-misleading',
    [
      [
        'Quote the misleading part, and say what the whole says.',
        '引用误导部分，并说明完整内容。',
        '引用誤導部分，並說明完整內容。',
      ],
      [
        'Attach the original source. A quotation out of context needs no official document.',
        '附上原始出处。断章取义的，无须司法或行政文书。',
        '附上原始出處。斷章取義的，無須司法或行政文書。',
      ],
    ],
    {
      title: ['Half a sentence', '半句话', '半句話'],
      story: [
        'Fictional: “…our batteries can burn” is quoted from a safety leaflet that says “only if pierced”.',
        '虚构案例：有人只引用安全手册中的“电池可能起火”，删去“仅在刺穿时”。',
        '虛構案例：有人只引用安全手冊中的「電池可能起火」，刪去「僅在刺穿時」。',
      ],
      outcome: [
        'Labelled as disputed, then corrected by its author.',
        '先加注争议标签，后由作者更正。',
        '先加註爭議標籤，後由作者更正。',
      ],
    },
  ),
  entry(
    'enterprise-rumour',
    [
      [
        'Name the false statement and say what is true.',
        '指明不实内容，说明实际情况。',
        '指明不實內容，說明實際情況。',
      ],
      [
        'Pair it with evidence: a public register, an audit, a test report, a legal opinion. One is enough.',
        '附一份反证：公共查询、审计报告、检测报告或法律意见书均可。',
        '附一份反證：公共查詢、審計報告、檢測報告或法律意見書均可。',
      ],
    ],
    {
      title: ['Bankrupt by rumour', '被“破产”的企业', '被「破產」的企業'],
      story: [
        'Fictional: a post says that the invented Blue Lantern Textiles has filed for bankruptcy. Its officer attaches the register look-up.',
        '虚构案例：有帖称虚构企业“蓝灯纺织”已申请破产，企业人员附上登记查询结果。',
        '虛構案例：有貼文稱虛構企業「藍燈紡織」已申請破產，企業人員附上登記查詢結果。',
      ],
      outcome: [
        'Upheld: the post and its reposts were removed.',
        '举报成立，原帖及转发被删除。',
        '舉報成立，原文及轉發被刪除。',
      ],
    },
  ),
  entry(
    'enterprise-insult',
    [
      [
        'Quote the abuse; no official document is needed.',
        '引用辱骂原文即可，无须司法或行政文书。',
        '引用辱罵原文即可，無須司法或行政文書。',
      ],
      [
        'A hard review of a product is criticism, not insult.',
        '对产品的差评属于批评，不是侮辱。',
        '對產品的負評屬於批評，不是侮辱。',
      ],
    ],
    {
      title: ['Abuse, not a review', '不是差评，是辱骂', '不是負評，是辱罵'],
      story: [
        'Fictional: below a product page somebody curses the founder’s family. The officer reports this, and leaves the bad reviews alone.',
        '虚构案例：有人在商品页辱骂创始人的家人，企业只举报辱骂，不举报差评。',
        '虛構案例：有人在商品頁辱罵創辦人的家人，企業只舉報辱罵，不舉報負評。',
      ],
      outcome: [
        'The abuse was removed; the reviews stayed.',
        '辱骂内容被删除，差评保留。',
        '辱罵內容被刪除，負評保留。',
      ],
    },
  ),
  entry(
    'enterprise-secret',
    [
      [
        'Describe the secret without repeating it, and how it was protected.',
        '说明秘密种类和保密措施，不要复述内容。',
        '說明秘密種類和保密措施，不要複述內容。',
      ],
      [
        'Ask early: what was widely seen is hard to call back.',
        '尽早举报，扩散后难以挽回。',
        '儘早舉報，擴散後難以挽回。',
      ],
    ],
    {
      title: ['A drawing in a forum', '论坛里的图纸', '論壇裡的圖紙'],
      story: [
        'Fictional: a marked-up drawing of an unreleased pump appears in a forum. The enterprise shows the confidentiality mark.',
        '虚构案例：未发布的水泵图纸出现在论坛，企业说明图纸带有保密标识。',
        '虛構案例：未發布的水泵圖紙出現在論壇，企業說明圖紙帶有保密標識。',
      ],
      outcome: [
        'Set private within hours pending review, then removed.',
        '数小时内限时加私，复核后删除。',
        '數小時內限時加私，複核後刪除。',
      ],
    },
  ),
  entry(
    'enterprise-interference',
    [
      [
        'Extortion: keep the demand, or show how negatives were collected.',
        '敲诈的，保留索要证据，或说明负面信息如何被集纳。',
        '敲詐的，保留索要證據，或說明負面資訊如何被集納。',
      ],
      [
        'Paid posters: name at least two accounts that publish the same.',
        '网络水军的，至少列出两个发布相同内容的账号。',
        '網絡水軍的，至少列出兩個發布相同內容的帳號。',
      ],
      [
        'Do not pay. Extortion also belongs to the police.',
        '不要付款，敲诈请同时报警。',
        '不要付款，敲詐請同時報警。',
      ],
    ],
    {
      title: ['A “cooperation fee”', '“合作费”', '「合作費」'],
      story: [
        'Fictional: an account republishes five old complaints against an invented hotel, then offers to delete them for a “yearly cooperation”.',
        '虚构案例：某账号集中翻发虚构酒店的五则旧投诉，随后提出签“年度合作”即可删除。',
        '虛構案例：某帳號集中翻發虛構飯店的五則舊投訴，隨後提出簽「年度合作」即可刪除。',
      ],
      outcome: [
        'The account was closed; the demand was handed to the police.',
        '账号被关闭，敲诈线索移送公安机关。',
        '帳號被關閉，敲詐線索移送公安機關。',
      ],
    },
  ),
];
