import { excerpt } from '#core/cut-text.ts';
import type { ShareItem } from '#core/link/share-items.ts';
import type { Translate } from '#messages/i18n.ts';

export function itemName(t: Translate, readTitle: (title: string) => string, item: ShareItem): string {
  if (item.kind === 'option') return t(`options.${item.name}`);
  return excerpt(item.kind === 'field' ? readTitle(item.title) : item.name);
}
