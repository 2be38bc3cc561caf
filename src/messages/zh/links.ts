import type { links as english } from '../en/links.ts';
import type { Translation } from '../translation.ts';

export const links: Translation<typeof english> = {
  'compose.from.draft': '已恢复此 Worker 的草稿。',
  'compose.from.link.draft': '恢复之前的草稿',
  'compose.from.link': '已按链接填写。尚未运行。',
  'compose.from.task': '已按任务填写。尚未运行，任务保持不变。',
  'compose.from.run': '已按之前的一次运行填写。尚未运行。',
  'compose.from.batch': '已按批量运行填写。尚未运行。',
  'compose.origin.draft': '你的草稿',
  'compose.origin.discarded': 'Worker 的默认值',
  'compose.origin.preset': '来自“{name}”',
  'compose.origin.import': '来自导入',
  'compose.origin.link': '来自链接',
  'compose.origin.link.changes': '· {count, plural, =0 {无更改} other {# 处更改}}',
  'compose.origin.task': '来自任务',
  'compose.origin.run': '来自之前的运行',
  'compose.origin.run.at': '来自你 {moment} 的运行',

  'link.mark': '由外部设置',
  'link.marked': '{names}：由外部设置',
};
