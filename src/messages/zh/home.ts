import type { home as english } from '../en/home.ts';
import type { Translation } from '../translation.ts';

export const home: Translation<typeof english> = {
  'home.store.title': '商店',
  'home.store.count': '{count, plural, other {# 个 Worker}}',
  'home.store.loaded': '已加载 {count} 个',
  'home.store.found': '找到 {count, plural, other {# 个 Worker}}',
  'home.store.none': '商店中没有与“{text}”匹配的 Worker。',
  'home.store.by.some': '没有 Worker 包含全部这些词，以下包含其中一部分。',
  'home.store.by.near': '没有与“{text}”匹配的 Worker，以下较为接近。',
  'home.store.empty': '商店中没有 Worker。',
  'home.store.more': '显示更多',
  'home.store.all': '全部',
  'home.store.narrow': '缩小范围',
  'home.store.unlisted': '此服务器不提供商店列表',
  'home.store.unlisted.about': '请在上方输入搜索词，或粘贴 Worker 的名称。',
  'home.results': '{count, plural, other {# 条结果}}',

  'home.latest': '最近',
  'home.latest.all': '全部运行',
  'home.latest.why': '查看原因',
  'home.latest.why.of': '查看原因：{name}',
  'home.latest.batch': '{worker}，{count, plural, other {# 行}}',
  'home.latest.save': '{format}：{name}',
  'home.latest.rows': '{done}/{all} 行',
  'home.latest.progress': '进度',

  'home.odd.more': '近几天另有 {count, plural, other {# 次运行}}。',

  'home.soon': '即将删除的结果',
  'home.soon.runs': '{count, plural, other {# 个运行}}',
  'home.soon.until': '{count, plural, other {# 条结果}}，{moment} 删除',
  'home.soon.unknown': '{moment} 删除',
  'home.soon.save': '打开并保存',
  'home.soon.more': '另有 {count, plural, other {# 个运行}}。',
  'home.soon.part': '只检查了最新的运行，更早运行的结果也可能即将删除。',

  'home.unfinished': '未完成',
  'home.unfinished.where': '保存在本标签页',
  'home.unfinished.form': '表单，修改于 {moment}',
  'home.unfinished.batch': '{worker}，批量运行',
  'home.unfinished.sheet':
    '{hasName, select, yes {{name}，} other {}}{count, plural, other {# 行}}，尚未开始，{moment}',
  'home.unfinished.remove': '清除 {worker} 的草稿',
  'home.unfinished.gone': '已清除 {worker} 的草稿。',
  'home.undo': '撤销',

  'home.tasks': '即将运行的任务',
  'home.tasks.all': '{count, plural, other {全部 # 个任务}}',

  'home.key': '尚未填写 API 密钥',
  'home.key.about': '只有开始运行和查看自己的运行时才需要。密钥只留在本浏览器标签页中。',
  'home.key.enter': '填写 API 密钥',
  'home.key.sandbox': '使用沙盒密钥',
  'home.sandbox': '在沙盒中试用',
  'home.sandbox.about': '其中有示例 Worker，运行是模拟的，不产生费用，其 API 密钥可直接填入。',
  'home.first': '使用流程',
  'home.first.1': '选择一个 Worker',
  'home.first.1.about': 'Worker 是 CoreClaw 上采集数据的脚本，打开后即可看到它的表单。',
  'home.first.2': '填写表单，或拖入表格文件',
  'home.first.2.about':
    '发送之前可以看到实际发送的请求。点击一次只运行一次，绝不重复。分享的链接只填写表单，不会开始运行。',
  'home.first.3': '获取结果',
  'home.first.3.about': '以表格、汇总或地图查看。请尽快保存：平台最多保留 7 天。',
  'home.first.try': '试用 {worker}',
};
