import type { previewEn } from '../en/preview.ts';
import type { WordsOf } from '../words-of.ts';

export const previewZhHans: WordsOf<typeof previewEn> = {
  'preview.title': '将要离开本设备的内容',
  'preview.forDesk': '仅办理人员可读',
  'preview.forServer': '服务器可读（用于分派）',
  'preview.files': '加密的文件',
  'preview.raw': '查看原始数据',
  'preview.package': '页面取证包',
  'preview.to': '发送至',
  'preview.reporter': '举报人',
  'preview.reporterApart': '与其他内容分开加密，须用另一把密钥打开。',
  'preview.anonymous': '匿名',
  'preview.address': '被举报网址',
  'preview.category': '类别',
  'preview.platform': '网站',
  'preview.language': '语言',
  'preview.captureNote':
    '哈希与签名可证明取证包与此设备所签名的相同，但不能证明网站服务器当时发送了什么。',
  'preview.pictures': '页面截图',
  'preview.withheld': '不发送：{name}',
  'preview.restore': '仍然发送',
  'preview.linkOnly': '此类内容仅发送网址；页面副本不会发送。',
  'preview.needed': '仅为转办所需，服务器不能读取更多内容。',
  'send.button': '发送举报',
  'send.sending': '正在发送…',
  'send.noEndpoint.title': '尚未设置接收举报的机构',
  'send.noEndpoint.body': '您的举报和证据已保存在本设备。设置接收机构后即可发送。',
  'send.noEndpoint.button': '去设置',
  'send.failed': '未能提交发送：{code}。内容已保存，请重试。',
  'send.capturing': '请等待页面保存完成，期间可继续填写。',
  'send.noCopy.title': '这份举报不含页面副本',
  'send.noCopy.all':
    '未能保存页面。照此发送，举报只含网址、您填写的内容和您添加的附件，没有来自页面的证据。',
  'send.noCopy.page':
    '只保存了页面的截图和信息，未能保存页面本身。您可以重新取证，也可以照此发送。',
  'send.noCopy.forbidden': '浏览器不允许扩展读取此页面。举报只含网址、您填写的内容和您添加的附件。',
  'send.noCopy.gone':
    '页面已不在浏览器中打开。请打开页面再举报，或附上您自己的截图；您写的内容已保留。',
};
