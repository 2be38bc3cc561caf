import type { workers as english } from '../en/workers.ts';
import type { Translation } from '../translation.ts';

export const workers: Translation<typeof english> = {
  'workers.title': '全部 Worker',
  'workers.label': 'Worker',
  'workers.placeholder': '搜索，或粘贴名称、ID 或链接',
  'workers.noAddress': '此地址不对应任何 Worker 或运行。',
  'workers.store.searching': '正在搜索商店…',
  'workers.yours': '我的 Worker',
  'workers.yours.all': '显示全部 {count} 个',
  'workers.star': '将 {worker} 置顶',
  'workers.beside': '当前动态',
};
