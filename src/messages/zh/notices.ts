import type { notices as english } from '../en/notices.ts';
import type { Translation } from '../translation.ts';

export const notices: Translation<typeof english> = {
  'sandbox.label': '沙盒',
  'sandbox.about': '这里的运行是模拟的，不产生费用。任何内容都不会离开此页面。',
  'sandbox.leave': '离开沙盒',
  'endOfV1.retired':
    'CoreClaw 已停用 API v1。控制台已改用 API v2，请求和代码片段都使用 v2。已保存的内容不受影响。',
  'endOfV1.blocked': '此服务器只转发 API v2。控制台已改用它，请求和代码片段都使用 v2。已保存的内容不受影响。',
  'unreadAmount.newer':
    '你设置的预算、上限或价格由更新版本的控制台保存，此版本无法读取，询问和估算时按未设置处理。',
  'unreadAmount.unreadable': '本浏览器保存的预算、上限或价格已损坏，询问和估算时按未设置处理。请重新设置。',
  'newVersion.title': '有新版本',
  'newVersion.about': '已填写的内容、已开始的运行和当前页面都会保留。可在方便时刷新。',
  'newVersion.later': '稍后',

  'key.label': 'API 密钥',
  'key.where': '可在 CoreClaw 控制台的 Settings > API & Integrations 中找到。',
  'key.sandbox': '这是沙盒：运行是模拟的，不产生费用。',
  'key.sandbox.use': '填入沙盒密钥',
  'key.promise': '只保存在本浏览器标签页中，只发送到 {origin}。',
  'key.promise.sandbox': '只保存在本浏览器标签页中，不会离开此页面。',
  'key.has': '本标签页的密钥以 {tail} 结尾。',
  'key.save': '保存密钥',
  'key.save.start': '保存密钥并开始运行',
  'key.save.only': '仅保存',
  'key.checking': '正在验证密钥…',
  'key.forget': '清除密钥',
  'key.empty': '请先粘贴密钥。',
  'key.malformed': '密钥中不能有空格或换行。请重新复制。',
  'key.saved': '密钥有效。余额 {amount}。',
};
