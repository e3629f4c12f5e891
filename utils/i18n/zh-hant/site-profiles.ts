import type { siteProfilesEn } from '../en/site-profiles.ts';
import type { WordsOf } from '../words-of.ts';

export const siteProfilesZhHant: WordsOf<typeof siteProfilesEn> = {
  'siteProfiles.title': '網站辨識規則',
  'siteProfiles.why':
    '舉證 Plaint 依網頁的結構找出討論中的每一則內容。有些網站這樣找不到，就需要一條規則，說明其網頁上哪些部分是內容，以及其中的作者、時間、正文和連結在哪裡。',
  'siteProfiles.harmless':
    '規則只是幾個 CSS 選擇器，別無其他：它不能執行程式碼，除了您要保存的網頁，什麼也接觸不到。',
  'siteProfiles.own': '您的規則',
  'siteProfiles.own.none': '您還沒有新增。',
  'siteProfiles.own.order': '同一網站使用排在最前的一條；您的規則先於舉證 Plaint 內建的規則。',
  'siteProfiles.builtIn': '舉證 Plaint 內建的規則',
  'siteProfiles.add': '新增規則',
  'siteProfiles.json': 'JSON 格式的規則',
  'siteProfiles.json.hint': '一條規則，或由多條組成的陣列。寫法可參看下面舉證 Plaint 內建的規則。',
  'siteProfiles.button': '新增',
  'siteProfiles.file': '選擇檔案…',
  'siteProfiles.added': '已新增：{names}',
  'siteProfiles.replaced': '已有同名規則，現已取代：{names}',
  'siteProfiles.refused': '未新增；問題見下方說明。',
  'siteProfiles.refused.text': '沒有新增任何規則',
  'siteProfiles.refused.file': '沒有從「{name}」新增任何規則',
  'siteProfiles.more': '另有 {count} 處。',
  'siteProfiles.failed': '未能儲存（{code}）。沒有任何變更。',
  'siteProfiles.where': '第 {number} 條的 {field}',
  'siteProfiles.where.whole': '第 {number} 條',
  'siteProfiles.where.only': '規則',
  'siteProfiles.problem.empty': '其中沒有規則。',
  'siteProfiles.problem.too-large': '內容超過了 {size}。',
  'siteProfiles.problem.too-many': { other: '這樣規則會超過 {count} 條。' },
  'siteProfiles.problem.not-json': '第 {line} 行第 {column} 欄：從這裡起不是 JSON。',
  'siteProfiles.problem.not-a-profile': '{where}：須是一個物件，即用大括號括起的內容。',
  'siteProfiles.problem.same-id': '{where}：前面已有一條的 id 也是「{id}」。',
  'siteProfiles.problem.not-a-selector': '{where}：「{selector}」不是此瀏覽器能辨識的 CSS 選擇器。',
  'siteProfiles.problem.missing': '{where}：缺少此項。',
  'siteProfiles.problem.unknown': '{where}：沒有這一項；可用的只有 {fields}。',
  'siteProfiles.problem.form.id': '{where}：須是 1 至 40 個 a–z、0–9 或「-」，並加引號。',
  'siteProfiles.problem.form.hosts':
    '{where}：須是 1 至 40 個網站網域的清單，例如 ["forum.example.org"]。',
  'siteProfiles.problem.form.host':
    '{where}：須是網站網域，例如 "forum.example.org"：使用小寫，不帶 https:// 和路徑。',
  'siteProfiles.problem.form.selector': '{where}：須是 1 至 400 個字元的 CSS 選擇器，並加引號。',
};
