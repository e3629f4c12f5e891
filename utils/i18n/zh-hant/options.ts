import type { optionsEn } from '../en/options.ts';
import type { WordsOf } from '../words-of.ts';

export const optionsZhHant: WordsOf<typeof optionsEn> = {
  'options.title': '設定',
  'options.endpoint.title': '舉報送往',
  'options.endpoint.none': '尚未設定。設定之前，取證和草稿都只儲存在此裝置。',
  'options.endpoint.address': '舉報接收端網址',
  'options.endpoint.fingerprint': '金鑰指紋',
  'options.endpoint.fingerprint.hint': '如機構提供了指紋，請逐字核對。',
  'options.endpoint.why': '瀏覽器會詢問是否允許舉證 Plaint 存取此網址，僅此一項。',
  'options.endpoint.connect': '連線',
  'options.endpoint.connecting': '正在連線…',
  'options.endpoint.connected': '已連線：{name}',
  'options.endpoint.change': '更換',
  'options.endpoint.managed': '由您的組織設定。',
  'options.endpoint.invalid': '這不是有效網址，應類似 https://reports.example.org',
  'options.endpoint.denied': '沒有此權限就無法向該網址送出。準備好後請再次點擊「連線」。',
  'options.endpoint.unreachable': '該網址沒有回應。請檢查拼字和網路連線。',
  'options.endpoint.notEndpoint': '該網址有回應，但不是舉報接收端，或其簽章不成立。',
  'options.endpoint.keyChanged':
    '該接收端的金鑰與先前固定的不同，且未經舊金鑰認可。請先向該機構查證。',
  'options.endpoint.trust': '已查證，使用新金鑰',
  'options.endpoint.unpermitted': '瀏覽器尚未允許舉證 Plaint 存取此網址。請點擊「連線」並允許。',
  'options.fidelity.title': '更完整的取證',
  'options.fidelity.why':
    '經您許可後，舉證 Plaint 會使用瀏覽器自身儲存的頁面副本：來自其他網站的圖片、框架和樣式也能保留，且不會重新請求網路。僅用於您舉報的頁面。',
  'options.fidelity.allow': '允許',
  'options.fidelity.drop': '收回權限',
  'options.language': '語言',
  'options.language.auto': '跟隨瀏覽器',
  'options.theme': '外觀',
  'options.theme.auto': '跟隨系統',
  'options.theme.light': '淺色',
  'options.theme.dark': '深色',
};
