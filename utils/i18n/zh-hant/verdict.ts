import type { verdictEn } from '../en/verdict.ts';
import type { WordsOf } from '../words-of.ts';

export const verdictZhHant: WordsOf<typeof verdictEn> = {
  summaries: {
    fails: '此證據包不成立：有內容被更動、缺失，或與所簽章的不一致，詳見下列各項。',
    alone: '沒有任何東西能表明此包由誰製作、何時製作；任何人都能做出這樣的包。',
    claimed:
      '有人為此作證，但此處不能表明對方是誰：任何人都能架設接收端或時間戳機構。請將下列金鑰與對方公布的核對。',
    confirmed: '您指明信任的一方已為此作證；證明了什麼、何時證明，見下列回執與時間戳。',
  },
  atDesk: {
    received:
      '本接收端於 {receivedAt} 收到的正是此證據。沒有任何東西能表明它由誰製作，或網頁確曾如此顯示。',
    receivedOriginal:
      '本接收端於 {receivedAt} 收到此副本所指的原件。沒有任何東西能表明它由誰製作，或網頁確曾如此顯示。',
    proves: '您所加入的接收端的回執表明：它於 {receivedAt} 收到此證據。其根金鑰為 {rootKey}。',
    original:
      '您所加入的接收端的回執表明：它於 {receivedAt} 收到此處所指的原件，而不是此副本。其根金鑰為 {rootKey}。',
    absent: '接收端未交出回執：沒有任何東西能表明此包何時收到。',
  },
  agrees: '此包前後一致：其中一切都與其自身金鑰所簽章的內容相符。',
  stated: {
    url: '所稱網址',
    reportId: '舉報編號',
    signer: '簽章金鑰',
  },
  limits:
    '雜湊與簽章表明檔案與金鑰持有者所簽章的相同；如有可信時間戳，還表明它在該時間之前已經存在。它們不能表明金鑰由誰持有，也不能證明網站伺服器傳送了什麼。',
  words: {
    yes: '是',
    no: '否',
    'parts-shown': '原樣在此的各部分確屬該原件，可由原件的雜湊推出。',
    'parts-stated': '這一點僅憑舉報金鑰的聲明。',
  },
  states: {
    holds: '成立',
    fails: '不成立',
    absent: '未附',
    unchecked: '未檢查',
  },
  points: {
    container: {
      name: '檔案本身',
      proves: { by: 'entries', other: '檔案含 {entries} 個條目，此外沒有任何多餘位元組。' },
      limit: '不說明由誰製作。',
      absent: '',
    },
    'package-signature': {
      name: '證據包簽章',
      proves: '檔案清單已簽章，所述時間為 {created}。',
      limit: '金鑰是匿名的：簽章不指明任何人，時間由簽章方自述。',
      absent: '',
    },
    'package-list': {
      name: '檔案清單',
      proves: { by: 'files', other: '所簽章的 {files} 個檔案全部在內，不多不少。' },
      limit: '不說明其內容。',
      absent: '',
    },
    digests: {
      name: '各檔案內容',
      proves: { by: 'files', other: '全部 {files} 個檔案的 SHA-256 摘要與所簽章的一致。' },
      limit: '表明與簽章時相同，不表明所述屬實。',
      absent: '',
    },
    index: {
      name: '存檔索引',
      proves: { by: 'records', other: '索引正是指向全部 {records} 筆存檔記錄的那一份。' },
      limit: '不說明未取到的內容；取證記錄中另有列明。',
      absent: '',
    },
    records: {
      name: '存檔的網頁及其組成',
      proves: {
        by: 'records',
        other: '全部 {records} 筆存檔記錄與已簽章的證據清單所要求的逐位元組相同。',
      },
      limit: '是瀏覽器所顯示的內容，不是伺服器所傳送的內容。',
      absent: '',
    },
    'manifest-signature': {
      name: '證據清單',
      proves: '證據清單由此舉報所用的金鑰簽章（{signer}）。',
      limit: '任何人都能產生這樣的金鑰。它只為一次舉報產生，不說明舉報人是誰。',
      absent: '包內沒有舉證 Plaint 格式的證據清單：它由其他程式製作。',
    },
    'package-key': {
      name: '同一來源',
      proves: '本次舉報的金鑰為簽署此包的金鑰作保。',
      limit: '持有舉報金鑰者可用同一證據再製作證據包。',
      absent: '',
    },
    artefacts: {
      name: '完整性',
      proves: {
        by: 'artefacts',
        other: '存檔與已簽章的清單（共 {artefacts} 項）所要求的相同，其中 {elsewhere} 項存於包外。',
      },
      limit: '就所取內容而言完整，不等於網頁的全部。',
      absent: '',
    },
    pages: {
      name: '網頁清單',
      proves: '網頁清單中的網址、時間、標題和文字均為所簽章的內容。',
      limit: '不說明該網站的其他網頁。',
      absent: '',
    },
    provenance: {
      name: '取證記錄',
      proves: '取證記錄（包括供閱讀的頁面）與已簽章的事實相符。',
      limit: '這些事實由取證軟體自述；是否有人登入、軟體是哪個版本的建置，僅以證據包的簽章為據。',
      absent: '未附取證記錄。',
    },
    clock: {
      name: '時間',
      proves: '自述取證於 {captured}，打包於 {packed}；各時間彼此相符，均不在未來。',
      limit: '這些時間出自舉報人裝置的時鐘。',
      absent: '',
    },
    custody: {
      name: '保管記錄',
      proves: {
        by: 'entries',
        other: '舉報人裝置上的經過記錄連續未斷，且指明此證據，共 {entries} 筆。',
      },
      limit: '由裝置自行記錄；沒有記下的不在其中。',
      absent: '未附記有取證經過的保管記錄。',
    },
    redactions: {
      name: '遮蓋',
      proves: {
        by: 'regions',
        other: '這是經遮蓋的副本；聲明遮去 {regions} 處。與原件還有何不同，此處不能表明。',
      },
      original: {
        by: 'regions',
        other:
          '這是經遮蓋的副本；共遮去 {regions} 處，每處都記明在哪一部分。此處所指原件的各部分中，{kept} 個原樣在此，{redacted} 個經遮蓋，{remade} 個是按遮蓋後的圖重畫的縮圖，{leftOut} 個未收入。{shown}',
      },
      limit:
        '原處內容，以及經遮蓋的網頁、文字或圖片在所記之處以外未經更動，只有憑封存的原件才能證明。',
      absent: '未聲明有任何遮蓋。',
    },
    receipt: {
      name: '回執',
      proves:
        '接收端稱於 {receivedAt} 收到此證據。其根金鑰為 {rootKey}；您是否信任：{trusted}。若否，請與該端公布的金鑰核對。',
      original:
        '接收端稱於 {receivedAt} 收到的是此處所指的原件，而不是此副本。其根金鑰為 {rootKey}；您是否信任：{trusted}。若否，請與該端公布的金鑰核對。',
      limit: '表明已收到，不表明任何人認可其內容。',
      absent: '未附回執：此副本不能表明舉報已經送出。',
    },
    log: {
      name: '公開日誌',
      proves: {
        by: 'size',
        other: '該回執是接收端日誌（共 {size} 筆）中的第 {leafIndex} 號條目。',
      },
      limit: '日誌對所有人是否相同，須比對檢查點才能得知。',
      absent: '沒有回執，也就沒有日誌條目可查。',
    },
    timestamp: {
      name: '可信時間戳',
      proves:
        '時間戳機構證實：此證據存在於 {manifest}，日誌存在於 {checkpoint}。其憑證鏈止於 {root}；您是否信任：{trusted}。',
      original:
        '時間戳機構證實的是此處所指的原件，而不是此副本：原件存在於 {manifest}，日誌存在於 {checkpoint}。其憑證鏈止於 {root}；您是否信任：{trusted}。',
      limit: '表明當時已經存在，不表明何時形成。',
      absent: '未附可信時間戳：所有時間以上述時鐘為據。',
    },
  },
  reasons: {
    'too-large': '超過本程式檢查的大小',
    'too-many': '條目多於本程式檢查的數量',
    'not-a-zip': '不是證據包，或被截斷，或結尾之後還有內容',
    directory: '目錄與其條目不符',
    'local-header': '標頭被更動',
    descriptor: '描述區塊被更動',
    name: '名稱不是證據包會有的名稱',
    duplicate: '出現兩次',
    date: '日期與所簽章的不同',
    missing: '缺失',
    unlisted: '是後加的，不在已簽章的清單中',
    order: '不在應有的位置',
    size: '大小與所簽章的不同',
    digest: '內容被更動：摘要與所述不符',
    malformed: '無法按應有的形式讀取',
    spelling: '寫法與簽章時不同',
    signature: '簽章無效',
    key: '由另一金鑰簽章',
    gap: '有空隙或重疊',
    'inflates-too-far': '解壓後大得不合常理',
    foreign: '不是證據包會有的檔案',
    contradicts: '與所簽章的內容不一致',
    'media-type': '類型不是它所能有的類型',
    address: '不是 http 或 https 網址',
    repeated: '同一網址下有兩筆不同的記錄',
    'nothing-redacted': '聲明沒有任何遮蓋',
    'unnamed-original': '所指的原件未經舉報金鑰指明',
    'not-the-original': '與副本就其原件所作的聲明不符',
    unaccounted: '被更改或略去，卻沒有相應的遮蓋記錄',
    future: '在未來',
    'before-capture': '早於取證時間',
    implausible: '與其他時間不可能並存',
    'broken-chain': '與前一筆不相連',
    'other-report': '屬於另一舉報或另一證據',
    'other-page': '不是清單所指的網頁',
    untrusted: '來自您不信任的接收端',
    'asked-for': '是您要求的，但包內沒有',
    'not-a-certificate': '不是可讀取的根憑證（DER）',
  },
};
