/**
 * What Taiwan says for words of the catalogue in Traditional Chinese, and of texts that an endpoint wrote in
 * it, perhaps in the words of Hong Kong.
 */
export const zhTwTerms = {
  // The name of an office, which stays as it is.
  違法和不良信息舉報中心: '違法和不良信息舉報中心',
  舉報: '檢舉',
  臺賬: '登記簿',
  網絡水軍: '網軍',
  網絡欺凌: '網路霸凌',
  網絡霸凌: '網路霸凌',
  互聯網: '網際網路',
  網絡: '網路',
  軟件: '軟體',
  屏幕: '螢幕',
  數碼: '數位',
  發佈: '發布',
  公佈: '公布',
  信息: '資訊',
  身份: '身分',
  // So that it is not lengthened twice.
  時間戳記: '時間戳記',
  時間戳: '時間戳記',
  辦結: '結案',
  法律援助: '法律扶助',
  勞動合同: '勞動契約',
  人肉搜索: '肉搜',
  評論: '留言',
  跟帖: '回文',
} as const;
