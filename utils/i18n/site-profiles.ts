/** What the settings say of site profiles: which parts of a site's pages are posts. */
export const siteProfilesEn = {
  'siteProfiles.title': 'Site profiles',
  'siteProfiles.why':
    'Plaint finds the posts of a discussion by their shape. For a site where that does not work, a profile says which parts of its pages are posts, and in them who wrote, when, what, and where the post can be linked to.',
  'siteProfiles.harmless':
    'A profile is a handful of CSS selectors and nothing else: it cannot run code, and it reaches nothing but the page that you capture.',
  'siteProfiles.own': 'Yours',
  'siteProfiles.own.none': 'You have added none.',
  'siteProfiles.own.order': 'The first one for a site is used, and yours before those of Plaint.',
  'siteProfiles.builtIn': 'These come with Plaint',
  'siteProfiles.add': 'Add profiles',
  'siteProfiles.json': 'Profile as JSON',
  'siteProfiles.json.hint':
    'One profile, or several as an array. Those that come with Plaint, below, show how they are written.',
  'siteProfiles.button': 'Add',
  'siteProfiles.file': 'Choose a file…',
  'siteProfiles.added': 'Added: {names}',
  'siteProfiles.replaced': 'Replaced, because one of the same name was there: {names}',
  'siteProfiles.refused': 'Not added; what is wrong is said below.',
  'siteProfiles.refused.text': 'Nothing was added',
  'siteProfiles.refused.file': 'Nothing was added from “{name}”',
  'siteProfiles.more': 'And {count} more.',
  'siteProfiles.failed': 'Could not be saved ({code}). Nothing was changed.',
  'siteProfiles.where': 'Profile {number}, {field}',
  'siteProfiles.where.whole': 'Profile {number}',
  'siteProfiles.where.only': 'The profile',
  'siteProfiles.problem.empty': 'There is no profile in it.',
  'siteProfiles.problem.too-large': 'It is longer than {size}.',
  'siteProfiles.problem.too-many': 'That would be more than {count} profiles.',
  'siteProfiles.problem.not-json': 'Line {line}, column {column}: from here on it is not JSON.',
  'siteProfiles.problem.not-a-profile': '{where}: has to be an object, in curly brackets.',
  'siteProfiles.problem.same-id': '{where}: another one above has the same id, “{id}”.',
  'siteProfiles.problem.not-a-selector':
    '{where}: “{selector}” is no CSS selector that this browser understands.',
  'siteProfiles.problem.missing': '{where}: is missing.',
  'siteProfiles.problem.unknown': '{where}: is not known; only these are: {fields}.',
  'siteProfiles.problem.form.id': '{where}: has to be 1 to 40 of a–z, 0–9 and “-”, in quotes.',
  'siteProfiles.problem.form.hosts':
    '{where}: has to be a list of 1 to 40 host names, such as ["forum.example.org"].',
  'siteProfiles.problem.form.host':
    '{where}: has to be a host name such as "forum.example.org": in lower case, without https:// and without a path.',
  'siteProfiles.problem.form.selector':
    '{where}: has to be a CSS selector of 1 to 400 characters, in quotes.',
} as const;

type SiteProfileMessages = Readonly<Record<keyof typeof siteProfilesEn, string>>;

export const siteProfilesZhHans: SiteProfileMessages = {
  'siteProfiles.title': '网站识别规则',
  'siteProfiles.why':
    'Plaint 按页面的结构找出讨论中的每一条内容。有些网站这样找不到，就需要一条规则，说明其网页上哪些部分是内容，以及其中的作者、时间、正文和链接在哪里。',
  'siteProfiles.harmless':
    '规则只是几个 CSS 选择器，别无其他：它不能运行代码，除了您要保存的网页，什么也接触不到。',
  'siteProfiles.own': '您的规则',
  'siteProfiles.own.none': '您还没有添加。',
  'siteProfiles.own.order': '同一网站使用排在最前的一条；您的规则先于 Plaint 自带的规则。',
  'siteProfiles.builtIn': 'Plaint 自带的规则',
  'siteProfiles.add': '添加规则',
  'siteProfiles.json': 'JSON 格式的规则',
  'siteProfiles.json.hint': '一条规则，或由多条组成的数组。写法可参看下面 Plaint 自带的规则。',
  'siteProfiles.button': '添加',
  'siteProfiles.file': '选择文件…',
  'siteProfiles.added': '已添加：{names}',
  'siteProfiles.replaced': '已有同名规则，现已替换：{names}',
  'siteProfiles.refused': '未添加；问题见下方说明。',
  'siteProfiles.refused.text': '没有添加任何规则',
  'siteProfiles.refused.file': '没有从“{name}”添加任何规则',
  'siteProfiles.more': '另有 {count} 处。',
  'siteProfiles.failed': '未能保存（{code}）。没有任何改动。',
  'siteProfiles.where': '第 {number} 条的 {field}',
  'siteProfiles.where.whole': '第 {number} 条',
  'siteProfiles.where.only': '规则',
  'siteProfiles.problem.empty': '其中没有规则。',
  'siteProfiles.problem.too-large': '内容超过了 {size}。',
  'siteProfiles.problem.too-many': '这样规则会超过 {count} 条。',
  'siteProfiles.problem.not-json': '第 {line} 行第 {column} 列：从这里起不是 JSON。',
  'siteProfiles.problem.not-a-profile': '{where}：须是一个对象，即用花括号括起的内容。',
  'siteProfiles.problem.same-id': '{where}：前面已有一条的 id 也是“{id}”。',
  'siteProfiles.problem.not-a-selector': '{where}：“{selector}”不是此浏览器能识别的 CSS 选择器。',
  'siteProfiles.problem.missing': '{where}：缺少此项。',
  'siteProfiles.problem.unknown': '{where}：没有这一项；可用的只有 {fields}。',
  'siteProfiles.problem.form.id': '{where}：须是 1 至 40 个 a–z、0–9 或“-”，并加引号。',
  'siteProfiles.problem.form.hosts':
    '{where}：须是 1 至 40 个网站域名的列表，例如 ["forum.example.org"]。',
  'siteProfiles.problem.form.host':
    '{where}：须是网站域名，例如 "forum.example.org"：使用小写，不带 https:// 和路径。',
  'siteProfiles.problem.form.selector': '{where}：须是 1 至 400 个字符的 CSS 选择器，并加引号。',
};

export const siteProfilesZhHant: SiteProfileMessages = {
  'siteProfiles.title': '網站辨識規則',
  'siteProfiles.why':
    'Plaint 依網頁的結構找出討論中的每一則內容。有些網站這樣找不到，就需要一條規則，說明其網頁上哪些部分是內容，以及其中的作者、時間、正文和連結在哪裡。',
  'siteProfiles.harmless':
    '規則只是幾個 CSS 選擇器，別無其他：它不能執行程式碼，除了您要保存的網頁，什麼也接觸不到。',
  'siteProfiles.own': '您的規則',
  'siteProfiles.own.none': '您還沒有新增。',
  'siteProfiles.own.order': '同一網站使用排在最前的一條；您的規則先於 Plaint 內建的規則。',
  'siteProfiles.builtIn': 'Plaint 內建的規則',
  'siteProfiles.add': '新增規則',
  'siteProfiles.json': 'JSON 格式的規則',
  'siteProfiles.json.hint': '一條規則，或由多條組成的陣列。寫法可參看下面 Plaint 內建的規則。',
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
  'siteProfiles.problem.too-many': '這樣規則會超過 {count} 條。',
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
