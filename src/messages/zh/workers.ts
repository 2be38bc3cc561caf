import type { workers as english } from '../en/workers.ts';
import type { Translation } from '../translation.ts';

export const workers: Translation<typeof english> = {
  'workers.title': 'Worker',
  'workers.intro': '打开 Worker、填写表单、开始运行，直到拿到数据。',
  'workers.label': 'Worker',
  'workers.placeholder': 'owner/name、Worker ID、链接或搜索词',
  'workers.open': '打开 Worker',
  'workers.help':
    '可填 Worker ID（如 01KPD6M5YQADCQKGVKPDZVYC63）、owner/name（如 coreclaw/google-maps-scraper），或粘贴 CoreClaw 或本控制台的链接。输入时会同时搜索商店。',
  'workers.problem.empty': '请先输入或粘贴 Worker ID、owner/name 或 Worker 的链接。',
  'workers.problem.malformed':
    '这既不是 Worker ID（如 01KPD6M5YQADCQKGVKPDZVYC63），也不是 owner/name 或 Worker 的链接。Worker ID 和名称均可在 CoreClaw 控制台中该 Worker 页面的 API 处找到。',
  'workers.problem.run': '这是运行的链接，不是 Worker 的链接。',
  'workers.problem.run.open': '打开该运行',
  'workers.store': '商店中的结果',
  'workers.store.searching': '正在搜索商店…',
  'workers.store.none': '商店中没有与“{text}”匹配的 Worker。',
  'workers.store.count': '找到 {count, plural, other {# 个 Worker}}',
  'workers.recent': '最近打开',
  'workers.recent.forget': '移除 {worker}',
  'workers.recent.opened': '打开于 {when}',
  'workers.first.title': '这是什么',
  'workers.first.1': 'Worker 是 CoreClaw 上采集数据的脚本。每个 Worker 都有自己的表单，由本控制台呈现。',
  'workers.first.2': '发送之前可以看到实际发送的请求。点击一次只运行一次，绝不重复。',
  'workers.first.3': 'API 密钥只留在此浏览器标签页中。分享的链接只填写表单，不会开始运行。',
  'workers.first.try': '试用 {worker}',
  'workers.sandbox': '在沙盒中试用',
  'workers.sandbox.about': '其中有示例 Worker，运行是模拟的，不产生费用，其 API 密钥可直接填入。',
};
