import fc from 'fast-check';
import { expect, it } from 'vitest';

import { formatNumber } from './format.ts';
import { switchLanguage } from './i18n.ts';

it.each(['en', 'zh-CN'] as const)('groups digits as %s does', async (language) => {
  await switchLanguage(language);
  const intl = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
  fc.assert(
    fc.property(
      fc.oneof(fc.maxSafeInteger(), fc.double(), fc.integer({ min: -2_000, max: 2_000 })),
      (value) => {
        expect(formatNumber(value, { maximumFractionDigits: 20 })).toBe(intl.format(value));
      },
    ),
  );
  await switchLanguage('en');
});
