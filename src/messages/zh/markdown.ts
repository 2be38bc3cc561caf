import type { markdown as english } from '../en/markdown.ts';
import type { Translation } from '../translation.ts';

export const markdown: Translation<typeof english> = {
  'markdown.cut': '仅显示前 200,000 个字符。',
  'markdown.none': '此 Worker 没有说明文档。',
  'markdown.unknown': '只有使用有效的 API 密钥，平台才会提供说明文档。',
  'markdown.code': '代码',
  'markdown.code.copy': '复制代码',
  'markdown.table': '表格',
  'markdown.footnotes': '脚注',
  'markdown.footnote.back': '返回引用 {number}',
  'markdown.task.done': '已完成：',
  'markdown.task.open': '未完成：',
};
