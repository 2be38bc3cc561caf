import { excerpt } from '#core/cut-text.ts';
import type { ShareItem } from '#core/link/share-items.ts';
import type { Translate } from '#messages/i18n.ts';

/** What a person knows a field or a run option by. */
export function itemName(t: Translate, item: ShareItem): string {
  if (item.kind === 'option') return t(`options.${item.name}`);
  return excerpt(item.kind === 'field' ? item.title : item.name);
}
