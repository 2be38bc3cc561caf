import type { collections as english } from '../en/collections.ts';
import type { Translation } from '../translation.ts';

export const collections: Translation<typeof english> = {
  'collections.title': '合集',
  'collections.none': '还没有合集。',
  'collections.none.how': '把多次运行合在一起，在一张表中查看并保留它们的数据。',
  'collections.unread.newer': '有 {count, plural, other {# 个合集}}由更新版本的控制台写入，请刷新页面查看。',
  'collections.unread.unreadable':
    '有 {count, plural, other {# 个合集}}的存储内容无法读取。其中的运行见“运行记录”。',
  'collections.unread': '本浏览器不允许控制台读取合集。',

  'collection.new': '合并运行',
  'collection.new.waiting': '链接中有 {count, plural, other {# 次运行}}：输入其所属账户的密钥后即会显示。',
  'collection.new.none': '添加需要放进同一张表的运行。',
  'collection.name': '名称',
  'collection.make': '合并 {count, plural, other {# 次运行}}',
  'collection.gone': '用当前 API 密钥查不到其中 {count} 次运行',
  'collection.gone.why': '这些运行可能属于另一个账户，需用该账户的密钥打开。',
  'collection.gone.others': '也可以忽略它们，只合并其余运行。',
  'collection.left':
    '另有 {count, plural, other {# 次运行}}未列出：一个网址最多包含 {most} 次运行。可通过“添加运行”补上。',
  'collection.batch.none': '本浏览器没有该批量运行的任何运行。',
  'collection.notKept': '本浏览器没有保存更改：存储空间已满或被禁止。',
  'collection.toCollections': '前往合集',
  'collection.unread.none': '本浏览器中没有该合集。',
  'collection.unread.none.why':
    '合集只保存在创建它的浏览器中。用同一账户的任一密钥，都可在“运行记录”中看到其中的各次运行。合集页面上的“复制链接”可生成在别处合并相同运行的链接。',
  'collection.unread.unreadable': '无法读取该合集的存储内容。其中的运行仍在“运行记录”页面中。',
  'collection.unread.newer': '该合集由更新版本的控制台写入。请重新加载页面。',

  'collection.about': '{count, plural, other {# 次运行}}，合并于 {moment}',
  'collection.runs': '{count, plural, other {# 次运行}}',
  'copied.run':
    '链接需用此账户的密钥打开；用其他账户的密钥打开时，会提示运行不存在。运行的参数只保存在启动它的浏览器中。',
  'copied.batch':
    '批量运行只保存在本浏览器中。持有此账户密钥的人，打开链接即可{count, plural, =1 {查看目前唯一的一次运行；用其他账户的密钥，会看到该运行不存在。} other {把目前已有的 # 次运行合在一起；用其他账户的密钥，会看到这些运行不存在。}}',
  'copied.collection':
    '持有这些运行所属账户密钥的人，打开链接即可把同样的运行合在一起；用其他账户的密钥，会看到这些运行不存在。',
  'collection.rename': '重命名',
  'collection.compareNewest': '比较最新的两次运行',
  'collection.delete': '删除…',
  'collection.delete.title': '删除“{name}”？',
  'collection.delete.about':
    '运行不会被删除。本浏览器仅为该合集保留的数据会一并删除；如果平台也已删除，数据将无法找回。',
  'collection.delete.confirm': '删除合集',
  'collection.tabs': '合集的各部分',
  'collection.tab.rows': '数据',
  'collection.tab.runs': '运行',
  'collection.empty': '该合集中没有运行，请添加。',

  'collection.noRows': '这些运行没有数据，或其数据已不存在。',

  'collection.column.name': '运行名称',
  'collection.column.run': '运行',
  'collection.column.started': '开始时间（UTC）',
  'collection.column.worker': 'Worker',
  'collection.column.version': '版本',

  'collection.add': '添加运行',
  'collection.add.count': '添加{count, plural, =0 {运行} other { # 次运行}}',
  'collection.since': '此日期以来的运行',
  'collection.since.none': '该日期以来没有其他运行。',
  'collection.since.part': '平台没有列出全部运行：这里可能有遗漏。',
  'collection.onlyWorker': '仅 {worker}',
  'collection.tickAll': '勾选所有有数据的运行',
  'collection.tickNone': '全部取消',
  'collection.remove': '移出 {run}',
  'collection.removed': '已移出 1 次运行。',

  'collection.run.kept': '已保留在本浏览器中',
  'collection.run.keptPart': '本浏览器保留了其中 {rows} 行（共 {total} 行）',
  'collection.run.going': '仍在进行：可能还会有更多数据',
  'collection.run.gone': '平台已删除其数据',
  'collection.run.until': '平台保留其数据至 {moment}',
  'collection.export.again': '运行结束之前，其数据始终算作新数据。',
  'collection.said.going': '{count, plural, other {# 次运行}}仍在进行：表中包含目前已有的数据。',
  'collection.said.failed': '{count, plural, other {# 次运行}}失败：表中包含失败前得到的数据。',
  'collection.said.cut': '{count, plural, other {# 次运行}}被停止或达到上限：此后本应得到的数据不在表中。',
  'collection.said.gone': '平台已删除 {count, plural, other {# 次运行}}的数据，这些行不在表中。',

  'collection.drift': '{count, plural, other {# 列}}并非在所有运行中都相同',
  'collection.drift.new': '新增：出现在最近 {has, plural, other {# 次运行}}中（共 {runs} 次）',
  'collection.drift.gone': '消失：仅出现在最早 {has, plural, other {# 次运行}}中（共 {runs} 次）',
  'collection.drift.some': '出现在 {runs} 次运行中的 {has} 次',
  'collection.drift.other': '在部分运行中内容类型不同：{kinds}',
};
