import type { costs as english } from '../en/cost.ts';
import type { Translation } from '../translation.ts';

export const costs: Translation<typeof english> = {
  'cost.about': '约 {usd}',
  'cost.perResult': '每 1,000 条结果 {usd}',
  'cost.perMinute': '每分钟 {usd}',
  'cost.sum': '{results} 条结果，{price}',
  'cost.sum.like': '按 {runs} 次类似运行估计约 {results} 条结果，{price}',
  'cost.seen': '依据最近 {runs, plural, other {#}} 次运行的实际费用，截至 {date}。',
  'cost.changed': '此前为 {usd}。',
  'cost.unknown': '尚不知价格：此版本运行一次后即可得知。',
  'cost.own': '你填写的价格',
  'cost.own.set': '填写价格',
  'cost.own.change': '修改你填写的价格',
  'cost.own.remove': '移除你填写的价格',
  'cost.own.differs': '最近 {runs, plural, other {#}} 次运行实际为{price}，截至 {date}。',
  'cost.own.title': '你填写的价格',
  'cost.own.about':
    '平台不提供价格。此浏览器将用你填写的价格估算此 Worker 的费用；旁边会显示运行的实际价格。',
  'cost.own.field': '价格（美元）',
  'cost.own.unit': '计价单位',
  'cost.own.wrong': '请填写大于 0 的美元金额，如 3 或 0.0014。',
  'cost.own.unkept': '此浏览器未能保存价格：存储空间已满或被禁用。',
  'cost.own.save': '保存',
  'cost.own.cancel': '取消',
  'cost.unit.thousand': '1,000 条结果',
  'cost.unit.result': '每条结果',
  'cost.unit.minute': '每分钟',
  'cost.limit': '上限设为 {usd}',
};
