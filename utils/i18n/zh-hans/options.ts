import type { optionsEn } from '../en/options.ts';
import type { WordsOf } from '../words-of.ts';

export const optionsZhHans: WordsOf<typeof optionsEn> = {
  'options.title': '设置',
  'options.endpoint.title': '举报发送至',
  'options.endpoint.none': '尚未设置。设置之前，取证和草稿都只保存在本设备。',
  'options.endpoint.address': '举报接收端网址',
  'options.endpoint.fingerprint': '密钥指纹',
  'options.endpoint.fingerprint.hint': '如机构提供了指纹，请逐字核对。',
  'options.endpoint.why': '浏览器会询问是否允许举证 Plaint 访问此网址，仅此一项。',
  'options.endpoint.connect': '连接',
  'options.endpoint.connecting': '正在连接…',
  'options.endpoint.connected': '已连接：{name}',
  'options.endpoint.change': '更换',
  'options.endpoint.managed': '由您的组织设置。',
  'options.endpoint.invalid': '这不是有效网址，应类似 https://reports.example.org',
  'options.endpoint.denied': '没有该许可就无法向该网址发送。准备好后请再次点击“连接”。',
  'options.endpoint.unreachable': '该网址没有应答。请检查拼写和网络连接。',
  'options.endpoint.notEndpoint': '该网址有应答，但不是举报接收端，或其签名不成立。',
  'options.endpoint.keyChanged':
    '该接收端的密钥与先前固定的不同，且未经旧密钥认可。请先向该机构核实。',
  'options.endpoint.trust': '已核实，使用新密钥',
  'options.endpoint.unpermitted': '浏览器尚未允许举证 Plaint 访问此网址。请点击“连接”并允许。',
  'options.fidelity.title': '更完整的取证',
  'options.fidelity.why':
    '经您许可后，举证 Plaint 会使用浏览器自身保存的页面副本：来自其他网站的图片、框架和样式也能保留，且不会重新请求网络。仅用于您举报的页面。',
  'options.fidelity.allow': '允许',
  'options.fidelity.drop': '收回许可',
  'options.language': '语言',
  'options.language.auto': '跟随浏览器',
  'options.theme': '外观',
  'options.theme.auto': '跟随系统',
  'options.theme.light': '浅色',
  'options.theme.dark': '深色',
};
