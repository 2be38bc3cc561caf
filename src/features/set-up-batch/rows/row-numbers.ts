import { formatList } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

export const NAMED_ROWS = 8;

export function rowNumbers(t: Translate, numbers: readonly number[], count = numbers.length): string {
  const named = numbers.slice(0, NAMED_ROWS).map(String);
  const more = count - named.length;
  return formatList(more > 0 ? [...named, t('batch.more', { count: more })] : named);
}
