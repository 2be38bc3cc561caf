import { expect, it, vi } from 'vitest';

import { newId } from './new-id.ts';

it('makes another name each time, also on a page that is not served safely', () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const made = Array.from({ length: 100 }, newId);
  vi.unstubAllGlobals();
  expect(new Set(made).size).toBe(100);
  expect(made.every((id) => /^[\w-]{16}$/.test(id))).toBe(true);
});
