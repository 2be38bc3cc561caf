import type { presetForm as englishForm, presets as english } from '../en/presets.ts';
import type { Translation } from '../translation.ts';

export const presets: Translation<typeof english> = {
  'presets.title': '预设',
  'presets.about':
    '预设以一个名称保存此 Worker 的表单和运行选项，只保存在此浏览器中。应用预设不会启动任何运行。',
  'presets.name': '预设名称',
  'presets.save': '保存预设',
  'presets.save.replace': '替换预设',
  'presets.replaces': '已有预设“{name}”：它将被替换。',
  'presets.done': '已保存为“{name}”。',
  'presets.brokenJson': 'JSON 有误。请先更正，再保存预设。',
  'presets.secrets': '默认不含，勾选才会保存',
  'presets.secret.out': '{why}：不保存。',
  'presets.secret.in': '{why}：以可读形式保存在此浏览器和导出的文件中。',
  'presets.refused': '浏览器的存储空间已满或被禁止：无法在此保存预设。',
  'presets.list': '此 Worker 的预设',
  'presets.reading': '正在读取预设…',
  'presets.none': '还没有预设。填写表单后，可在此以一个名称保存。',
  'presets.saved': '保存于 {moment}',
  'presets.imported': '来自文件',
  'presets.omits': '不含 {names}',
  'presets.apply': '应用',
  'presets.apply.of': '应用 {name}',
  'presets.rename': '重命名 {name}',
  'presets.rename.done': '重命名',
  'presets.newName': '新名称',
  'presets.taken': '已有同名的预设。',
  'presets.duplicate': '创建 {name} 的副本',
  'presets.export': '导出 {name}',
  'presets.delete': '删除 {name}',
  'presets.deleted': '已删除预设“{name}”。',
  'presets.import': '导入文件',
  'presets.exportAll': '全部导出',
  'presets.added': '已添加 {count, plural, other {# 个预设}}。',
  'presets.notPresets': '此文件中没有可读取的预设。',
  'presets.newer': '此文件由更新版本的控制台生成。',
  'presets.otherWorker': '这些预设属于另一个 Worker：{worker}。',
};

export const presetForm: Translation<typeof englishForm> = {
  'presets.open': '预设',
  'presets.applied': '已按预设“{name}”填写。尚未启动任何运行。',
  'presets.applied.omitted': '预设中不含以下内容，因为看起来是敏感信息：{names}。',
};
