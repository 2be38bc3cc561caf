import type { checkUps as english } from '../en/check-up.ts';
import type { Translation } from '../translation.ts';

export const checkUps: Translation<typeof english> = {
  'checkUp.look': '建议检查',
  'checkUp.empty': '运行没有给出任何行。',
  'checkUp.limit': '运行达到了时间、费用或流量上限而停止。',
  'checkUp.errorRows': '{of} 行中有 {rows} 行是错误信息而非结果。',
  'checkUp.thin': '{rows} 行；通常约 {usual} 行。',
  'checkUp.column': '{column} 的填充率为 {share}，通常为 {usual}。',
  'checkUp.more': '另有 {count, plural, other {# 列}}的填充率低于通常水平。',
  'checkUp.against': '参考值：此前 {count, plural, other {# 次}}相同参数运行的中位数。',
  'checkUp.fine': '与平常一致：已与 {count, plural, other {# 次}}相同参数的更早运行对照。',
  'checkUp.againstWorker':
    '参考值：此 Worker 此前 {count, plural, other {# 次}}运行的中位数，本浏览器不知道其参数。',
  'checkUp.fineWorker': '与平常一致：已与 {count, plural, other {# 次}}更早运行对照，本浏览器不知道其参数。',
  'checkUp.rowsWith': '有 {column} 的行',
  'checkUp.rowsWithout': '没有 {column} 的行',
  'checkUp.log': '日志',
  'checkUp.andMore': '{first} 另有 {count} 项。',
};
