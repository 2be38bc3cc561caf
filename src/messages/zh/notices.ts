import type { notices as english } from '../en/notices.ts';
import type { Translation } from '../translation.ts';

export const notices: Translation<typeof english> = {
  'sandbox.label': '沙盒',
  'sandbox.about': '这里的运行是模拟的，不产生费用。任何内容都不会离开此页面。',
  'sandbox.leave': '离开沙盒',
  'newVersion.title': '有新版本',
  'newVersion.about': '已填写的内容、已启动的运行和当前页面都会保留。可在方便时刷新。',
  'newVersion.later': '稍后',
};
