import type { sendAgain as english } from '../en/send-again.ts';
import type { Translation } from '../translation.ts';

export const sendAgain: Translation<typeof english> = {
  'batch.lost.answered': '平台已在另一页面给出其运行：',
  'batch.lost.one': '当时开始、且未归属其他行的一个运行：',
  'batch.lost.several': '当时开始、且未归属其他行的 {count} 个运行：',
  'batch.lost.taken': '当时开始了 {count, plural, other {#}} 个运行，但您已将其认作另一次开始的运行：',
  'batch.lost.also':
    '也可能属于{count, plural, other {第 {rows} 行}}（发送于 {times}）；本行是第 {row} 行（发送于 {time}）。',
  'batch.lost.rather': '列表中的一个运行更可能属于第 {row} 行（发送于 {time}）：请先就那一行作出决定。',
  'batch.lost.none': '自 {time} 起，没有未归属其他行的新运行。',
  'batch.lost.looking': '正在运行记录中查找…',
  'batch.lost.beingSent': '列表中的一个运行可能属于正在发送的第 {row} 行，请等待其答复。',
  'batch.lost.unread': '尚不清楚：无法读取运行列表。',
  'batch.lost.otherKey': '它是用另一个 API 密钥开始的：请填写那个密钥以查找其运行。',
  'batch.lost.lookAgain': '重新查找',
  'batch.lost.take': '就是这个',
  'batch.lost.takeTaken': '确实是这个',
  'batch.lost.again': '不是：再次开始第 {row} 行…',
  'batch.lost.run': '{moment} 的运行',
  'batch.lost.run.notBegun': '一个等待执行的运行',
  'batch.lost.results': '，{count, plural, other {#}} 条结果',
  'batch.again.title': '再次开始第 {row} 行？',
  'batch.again.lost': '如果第一次开始其实已送达，两次都会计费。',
  'batch.again.gone':
    '平台已查不到其中 {count, plural, other {#}} 行的运行（共 {of, plural, other {#}} 行）。如果其实仍在运行，两次都会计费。',
  'batch.again.results':
    '目前已有的 {count, plural, other {#}} 条结果会留在表中，直到同一行的新运行给出同样多的结果。',
  'batch.again.ending':
    '其中 {count, plural, other {#}} 行的运行已请求停止，但尚未结束（共 {of, plural, other {#}} 行）。如果仍在运行，两次都会计费。',
  'batch.again.limited':
    '其中 {count, plural, other {#}} 行因达到上限而停止（共 {of, plural, other {#}} 行），将以同样的上限重新发送：如需提高上限，请先修改这些行。',
  'batch.again.listed': '列表中现已出现可能属于它的运行。尚未发送任何请求：请先查看。',
  'batch.again.unread': '现在无法读取运行列表，因此不知道第一次开始是否已送达。尚未发送任何请求。',
  'batch.again.regardless': '仍要开始第 {row} 行',
  'batch.again.confirm': '再次开始第 {row} 行',
  'batch.sending.looking': '正在查询本月花费…',
  'batch.retry.title': '重新发送 {count, plural, other {#}} 行？',
  'batch.retry.confirm': '开始 {count, plural, other {#}} 个运行',
  'batch.detail.title': '第 {row} 行',
  'batch.detail.input': '发送的内容',
  'batch.detail.edit': '修改后重试',
  'batch.detail.succeeded': '该行已成功：再次发送是另一次运行，同样计费。',
  'batch.detail.run': '打开其运行',
  'batch.detail.earlier': '该行较早的运行',
  'batch.detail.earlier.run': '{moment} 的运行',
  'batch.detail.earlier.some': '较早的一个运行',
  'batch.detail.earlier.told': '：{told}',
  'batch.detail.earlier.shown': '在结果表中',
  'batch.detail.earlier.deleted': '结果已被平台删除',
  'batch.detail.earlier.other': '针对修改之前的行',
  'batch.detail.decide': '该行可能已启动：请先在其所在行中确认，之后才能修改。',
  'batch.detail.underWay': '该行正在进行，完成后才能修改。',
  'batch.again.elsewhere':
    '{of, plural, =1 {该行已在另一个批量运行中开始} other {其中 {count, plural, other {#}} 行已在另一个批量运行中开始（共 # 行）}}：两处都会计费。',
};
