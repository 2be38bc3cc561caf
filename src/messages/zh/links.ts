import type { links as english } from '../en/links.ts';
import type { Translation } from '../translation.ts';

export const links: Translation<typeof english> = {
  'link.mark': '由外部设置',
  'link.marked': '{names}：由外部设置',
};
