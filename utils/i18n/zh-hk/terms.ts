/**
 * What Hong Kong and Macau say for words of the catalogue in Traditional Chinese, and of texts that an
 * endpoint wrote in it, perhaps in the words of Taiwan.
 */
export const zhHkTerms = {
  檢舉: '舉報',
  臺賬: '登記冊',
  網路霸凌: '網絡欺凌',
  網絡霸凌: '網絡欺凌',
  霸凌: '欺凌',
  網際網路: '互聯網',
  網路: '網絡',
  網域: '域名',
  軟體: '軟件',
  螢幕: '屏幕',
  數位: '數碼',
  發布: '發佈',
  公布: '公佈',
  散布: '散佈',
  身分: '身份',
  貼文: '帖文',
  電子郵件地址: '電郵地址',
  電子郵件: '電郵',
  仍在線上: '仍在網上',
  金鑰: '密鑰',
  憑證: '證書',
  簽章: '簽署',
  警察機關: '警方',
  飯店: '酒店',
  品質: '質素',
  勞動合同: '僱傭合約',
  人肉搜索: '起底',
  快速鍵: '快捷鍵',
} as const;
