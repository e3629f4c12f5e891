import type { verdictEn } from '../en/verdict.ts';
import type { WordsOf } from '../words-of.ts';

export const verdictZhHans: WordsOf<typeof verdictEn> = {
  summaries: {
    fails: '此证据包不成立：有内容被改动、缺失，或与所签名的不一致，详见下列各项。',
    alone: '没有任何东西能表明此包由谁制作、何时制作；任何人都能做出这样的包。',
    claimed:
      '有人为此作证，但此处不能表明对方是谁：任何人都能架设接收端或时间戳机构。请将下列密钥与对方公布的核对。',
    confirmed: '您指明信任的一方已为此作证；证明了什么、何时证明，见下列回执与时间戳。',
  },
  atDesk: {
    received:
      '本接收端于 {receivedAt} 收到的正是此证据。没有任何东西能表明它由谁制作，或网页确曾如此显示。',
    receivedOriginal:
      '本接收端于 {receivedAt} 收到此副本所指的原件。没有任何东西能表明它由谁制作，或网页确曾如此显示。',
    proves: '您所加入的接收端的回执表明：它于 {receivedAt} 收到此证据。其根密钥为 {rootKey}。',
    original:
      '您所加入的接收端的回执表明：它于 {receivedAt} 收到此处所指的原件，而不是此副本。其根密钥为 {rootKey}。',
    absent: '接收端未交出回执：没有任何东西能表明此包何时收到。',
  },
  agrees: '此包前后一致：其中一切都与其自身密钥所签名的内容相符。',
  stated: {
    url: '所称网址',
    reportId: '举报编号',
    signer: '签名密钥',
  },
  limits:
    '哈希与签名表明文件与密钥持有者所签名的相同；如有可信时间戳，还表明它在该时间之前已经存在。它们不能表明密钥由谁持有，也不能证明网站服务器发送了什么。',
  words: {
    yes: '是',
    no: '否',
    'parts-shown': '原样在此的各部分确属该原件，可由原件的哈希推出。',
    'parts-stated': '这一点仅凭举报密钥的声明。',
  },
  states: {
    holds: '成立',
    fails: '不成立',
    absent: '未附',
    unchecked: '未检查',
  },
  points: {
    container: {
      name: '文件本身',
      proves: { by: 'entries', other: '文件含 {entries} 个条目，此外没有任何多余字节。' },
      limit: '不说明由谁制作。',
      absent: '',
    },
    'package-signature': {
      name: '证据包签名',
      proves: '文件清单已签名，所述时间为 {created}。',
      limit: '密钥是匿名的：签名不指明任何人，时间由签名方自述。',
      absent: '',
    },
    'package-list': {
      name: '文件清单',
      proves: { by: 'files', other: '所签名的 {files} 个文件全部在内，不多不少。' },
      limit: '不说明其内容。',
      absent: '',
    },
    digests: {
      name: '各文件内容',
      proves: { by: 'files', other: '全部 {files} 个文件的 SHA-256 摘要与所签名的一致。' },
      limit: '表明与签名时相同，不表明所述属实。',
      absent: '',
    },
    index: {
      name: '存档索引',
      proves: { by: 'records', other: '索引正是指向全部 {records} 条存档记录的那一份。' },
      limit: '不说明未取到的内容；取证记录中另有列明。',
      absent: '',
    },
    records: {
      name: '存档的网页及其组成',
      proves: {
        by: 'records',
        other: '全部 {records} 条存档记录与已签名的证据清单所要求的逐字节相同。',
      },
      limit: '是浏览器所显示的内容，不是服务器所发送的内容。',
      absent: '',
    },
    'manifest-signature': {
      name: '证据清单',
      proves: '证据清单由此举报所用的密钥签名（{signer}）。',
      limit: '任何人都能生成这样的密钥。它只为一次举报生成，不说明举报人是谁。',
      absent: '包内没有举证 Plaint 格式的证据清单：它由其他程序制作。',
    },
    'package-key': {
      name: '同一来源',
      proves: '本次举报的密钥为签署此包的密钥作保。',
      limit: '持有举报密钥者可用同一证据再制作证据包。',
      absent: '',
    },
    artefacts: {
      name: '完整性',
      proves: {
        by: 'artefacts',
        other: '存档与已签名的清单（共 {artefacts} 项）所要求的相同，其中 {elsewhere} 项存于包外。',
      },
      limit: '就所取内容而言完整，不等于网页的全部。',
      absent: '',
    },
    pages: {
      name: '网页列表',
      proves: '网页列表中的网址、时间、标题和文字均为所签名的内容。',
      limit: '不说明该网站的其他网页。',
      absent: '',
    },
    provenance: {
      name: '取证记录',
      proves: '取证记录（包括供阅读的页面）与已签名的事实相符。',
      limit: '这些事实由取证软件自述；是否有人登录、软件是哪个版本的构建，仅以证据包的签名为据。',
      absent: '未附取证记录。',
    },
    clock: {
      name: '时间',
      proves: '自述取证于 {captured}，打包于 {packed}；各时间彼此相符，均不在未来。',
      limit: '这些时间出自举报人设备的时钟。',
      absent: '',
    },
    custody: {
      name: '保管记录',
      proves: {
        by: 'entries',
        other: '举报人设备上的经过记录连续未断，且指明此证据，共 {entries} 条。',
      },
      limit: '由设备自行记录；没有记下的不在其中。',
      absent: '未附记有取证经过的保管记录。',
    },
    redactions: {
      name: '遮盖',
      proves: {
        by: 'regions',
        other: '这是经遮盖的副本；声明遮去 {regions} 处。与原件还有何不同，此处不能表明。',
      },
      original: {
        by: 'regions',
        other:
          '这是经遮盖的副本；共遮去 {regions} 处，每处都记明在哪一部分。此处所指原件的各部分中，{kept} 个原样在此，{redacted} 个经遮盖，{remade} 个是按遮盖后的图重画的缩略图，{leftOut} 个未收入。{shown}',
      },
      limit:
        '原处内容，以及经遮盖的网页、文字或图片在所记之处以外未经改动，只有凭封存的原件才能证明。',
      absent: '未声明有任何遮盖。',
    },
    receipt: {
      name: '回执',
      proves:
        '接收端称于 {receivedAt} 收到此证据。其根密钥为 {rootKey}；您是否信任：{trusted}。若否，请与该端公布的密钥核对。',
      original:
        '接收端称于 {receivedAt} 收到的是此处所指的原件，而不是此副本。其根密钥为 {rootKey}；您是否信任：{trusted}。若否，请与该端公布的密钥核对。',
      limit: '表明已收到，不表明任何人认可其内容。',
      absent: '未附回执：此副本不能表明举报已经送出。',
    },
    log: {
      name: '公开日志',
      proves: {
        by: 'size',
        other: '该回执是接收端日志（共 {size} 条）中的第 {leafIndex} 号条目。',
      },
      limit: '日志对所有人是否相同，须比对检查点才能得知。',
      absent: '没有回执，也就没有日志条目可查。',
    },
    timestamp: {
      name: '可信时间戳',
      proves:
        '时间戳机构证实：此证据存在于 {manifest}，日志存在于 {checkpoint}。其证书链止于 {root}；您是否信任：{trusted}。',
      original:
        '时间戳机构证实的是此处所指的原件，而不是此副本：原件存在于 {manifest}，日志存在于 {checkpoint}。其证书链止于 {root}；您是否信任：{trusted}。',
      limit: '表明当时已经存在，不表明何时形成。',
      absent: '未附可信时间戳：所有时间以上述时钟为据。',
    },
  },
  reasons: {
    'too-large': '超过本程序检查的大小',
    'too-many': '条目多于本程序检查的数量',
    'not-a-zip': '不是证据包，或被截断，或结尾之后还有内容',
    directory: '目录与其条目不符',
    'local-header': '头部被改动',
    descriptor: '描述块被改动',
    name: '名称不是证据包会有的名称',
    duplicate: '出现两次',
    date: '日期与所签名的不同',
    missing: '缺失',
    unlisted: '是后加的，不在已签名的清单中',
    order: '不在应有的位置',
    size: '大小与所签名的不同',
    digest: '内容被改动：摘要与所述不符',
    malformed: '无法按应有的形式读取',
    spelling: '写法与签名时不同',
    signature: '签名无效',
    key: '由另一密钥签名',
    gap: '有空隙或重叠',
    'inflates-too-far': '解压后大得不合常理',
    foreign: '不是证据包会有的文件',
    contradicts: '与所签名的内容不一致',
    'media-type': '类型不是它所能有的类型',
    address: '不是 http 或 https 网址',
    repeated: '同一网址下有两条不同的记录',
    'nothing-redacted': '声明没有任何遮盖',
    'unnamed-original': '所指的原件未经举报密钥指明',
    'not-the-original': '与副本就其原件所作的声明不符',
    unaccounted: '被更改或略去，却没有相应的遮盖记录',
    future: '在未来',
    'before-capture': '早于取证时间',
    implausible: '与其他时间不可能并存',
    'broken-chain': '与前一条不相连',
    'other-report': '属于另一举报或另一证据',
    'other-page': '不是清单所指的网页',
    untrusted: '来自您不信任的接收端',
    'asked-for': '是您要求的，但包内没有',
    'not-a-certificate': '不是可读取的根证书（DER）',
  },
};
