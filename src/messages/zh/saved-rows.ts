import type { savedRows as english } from '../en/saved-rows.ts';
import type { Translation } from '../translation.ts';

export const savedRows: Translation<typeof english> = {
  'savedRows.together': '合并查看…',
  'savedRows.collections': '合集',
  'savedRows.loss':
    '平台将在 {time, plural, other {#}} {unit, select, hours {小时} other {天}}后删除 {count, plural, other {# 次运行}}的数据{more, plural, =0 {} other {，之后还有 # 次}}。',
  'savedRows.loss.unknown': '无法确定平台何时删除 {count, plural, other {# 次运行}}的数据。',
  'savedRows.loss.alsoUnknown':
    '另有 {count, plural, other {# 次运行}}的数据无法确定何时删除，保存时将先保存这些数据。',
  'savedRows.save': '保存全部结果',
  'savedRows.cancel': '停止保存',
  'savedRows.saving': '正在保存第 {at} 次运行（共 {count} 次）：已保存 {rows} 行',
  'savedRows.saving.label': '正在保存数据',
  'savedRows.done': '已保存在本浏览器中。',
  'savedRows.missing': '其中不含平台计入但未返回的 {count, plural, other {# 行}}。',
  'savedRows.some': '已保存 {done} 次运行的数据（共 {of, plural, other {#}} 次）；之前保留的数据不变。',
  'savedRows.cancelled': '已停止。',
  'savedRows.gone': '已保存，但平台未返回 {count, plural, other {# 次运行}}的数据。',
  'savedRows.full': '本浏览器的存储空间已满。',
  'savedRows.forbidden': '本浏览器不允许控制台保留或清除数据。',
  'savedRows.room.make': '请将数据导出为文件，或清除不再需要的数据：在“运行记录”页面中清除，或删除其合集。',
  'savedRows.held':
    '本浏览器保留了 {runs, plural, other {# 次运行}}中 {kept} 次的数据：{rows} 行，约 {size}。',
  'savedRows.room': '控制台已使用 {used}，上限约 {quota}。',
  'savedRows.notPersistent': '磁盘空间不足时，浏览器可能会清除这些数据。',
  'savedRows.stored': '本浏览器保留了 {count, plural, other {# 次运行}}的数据，约 {size}。',
  'savedRows.clear': '清除…',
  'savedRows.clear.title': '清除本浏览器保留的所有数据？',
  'savedRows.clear.about': '运行与合集不会被删除。平台已删除的数据将无法找回。',
  'savedRows.clear.confirm': '清除数据',
};
