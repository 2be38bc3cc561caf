import type { remarks as english } from '../en/remarks.ts';
import type { Translation } from '../translation.ts';

export const remarks: Translation<typeof english> = {
  'form.extras.title': '不在此 Worker 的表单中',
  'form.extras.about': '这些内容来自 JSON、链接或导入，会原样发送。',
  'form.extras.remove': '删除 {name}',

  'form.remarks.guessed': '{count, plural, other {# 个字段}}的类型为推断结果',
  'form.remarks.odd': 'Worker 的描述文件有 {count, plural, other {# 处异常}}',
  'form.remarks.titleInferred': '没有标题，以参数名代替。',
  'form.remarks.typeInferred': '没有类型，按 {type} 处理。',
  'form.remarks.editorInferred': '没有编辑器，按 {editor} 显示。',
  'form.remarks.editorUnknown': '未知的编辑器“{declared}”，按 {editor} 显示。',
  'form.remarks.editorUnfit': '编辑器“{declared}”无法产生 {type} 类型的值，按 {editor} 显示。',
  'form.remarks.optionEmpty': '选项“{label}”不代表任何值。如需此选项，请将字段留空。',
  'form.remarks.defaultNotOption': '默认值“{value}”不在选项中，但仍可选择。',
  'form.remarks.defaultWrongType': '默认值“{value}”不是 {type} 类型。',
  'form.remarks.defaultOutOfRange': '默认值 {value} 超出其自身的范围。',
  'form.remarks.defaultNotADate': '默认值“{value}”不是 {format} 格式的日期，将原样发送。',
  'form.remarks.dateFormatUnknown': '无法识别日期格式“{declared}”，日期以 {format} 格式发送。',
  'form.remarks.notExact': '位数过多，无法精确发送，已忽略：{detail}。',
  'form.remarks.tooDeep': '嵌套过深，已忽略：{detail}。',
  'form.remarks.systemUnread': '该 Worker 的默认值 {declared} 无法使用，表单中为 {used}。',
  'form.remarks.limitUnread': '该 Worker 的上限 {declared} 无法读取，表单未设上限。',
  'form.remarks.boundsDropped': '上下限无法使用，不予检查：{detail}。',
  'form.remarks.duplicateName': '名称出现了两次，以第一个为准。',
  'form.remarks.unreadable': '无法读取，已忽略：{detail}。',
  'form.remarks.noProperties': '描述文件没有声明参数。',
};
