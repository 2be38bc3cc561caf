import { formatList } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

/** So many rows are named by their numbers. */
export const NAMED_ROWS = 8;

/** Names rows by the numbers of the first of them, and says how many more there are. */
export function rowNumbers(t: Translate, numbers: readonly number[], count = numbers.length): string {
  const named = numbers.slice(0, NAMED_ROWS).map(String);
  const more = count - named.length;
  return formatList(more > 0 ? [...named, t('batch.more', { count: more })] : named);
}
