import { afterEach, expect, it } from 'vitest';

import { switchLanguage } from './i18n.ts';
import { sentences } from './sentence-gap.ts';

afterEach(() => switchLanguage('en'));

it('puts a blank between those that are said, but not in Chinese', async () => {
  expect(sentences('One.', false, undefined, 'Two.')).toBe('One. Two.');
  await switchLanguage('zh-CN');
  expect(sentences('一。', '二。')).toBe('一。二。');
});
