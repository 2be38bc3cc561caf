import type { links as english } from '../en/links.ts';
import type { Translation } from '../translation.ts';

export const links: Translation<typeof english> = {
  'compose.from.draft': '已恢复此 Worker 的草稿。',
  'compose.carried.gone':
    '该 Worker 有了新版本（{version}）。其表单中不再有 {names}；之前填写的内容列在“不在此 Worker 的表单中”之下。',
  'compose.carried.unfit': '{names}：之前填写的内容不再符合该 Worker 的要求，请检查。',
  'compose.carried.renewed': '{names} 之前未作改动，现已采用该 Worker 的新默认值。',
  'compose.from.draft.replaced': '此表单已被重新填写，取代了之前的草稿。',
  'compose.from.link.draft': '恢复之前的草稿',

  'link.mark': '由外部设置',
  'link.marked': '{names}：由外部设置',
};
