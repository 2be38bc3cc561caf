import type { notices as english } from '../en/notices.ts';
import type { Translation } from '../translation.ts';

export const notices: Translation<typeof english> = {
  'sandbox.label': '沙盒',
  'sandbox.about': '这里的运行是模拟的，不产生费用。任何内容都不会离开此页面。',
  'sandbox.leave': '离开沙盒',
  'endOfV1.retired':
    '平台已不再响应 API v1。控制台已改用 API v2，请求和代码片段均为 v2。已保存的内容不受影响。',
  'endOfV1.blocked': '此服务器只转发 API v2。控制台已改用它，请求和代码片段均为 v2。已保存的内容不受影响。',
  'newVersion.title': '有新版本',
  'newVersion.about': '已填写的内容、已启动的运行和当前页面都会保留。可在方便时刷新。',
  'newVersion.later': '稍后',
};
