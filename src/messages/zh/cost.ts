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
  'cost.limit': '上限设为 {usd}',
};
