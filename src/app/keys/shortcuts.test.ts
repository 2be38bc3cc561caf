import { expect, it } from 'vitest';

import { modShortcut, plainShortcut } from './shortcuts.ts';

it('knows the shortcuts with Ctrl or Command, also with Caps Lock on', () => {
  expect(modShortcut('Enter')).toBe('start');
  expect(modShortcut('k')).toBe('find');
  expect(modShortcut('K')).toBe('find');
  expect(modShortcut('/')).toBeUndefined();
  expect(modShortcut('s')).toBe('presets');
  expect(modShortcut('p')).toBeUndefined();
});

it('reads one plain key after the other', () => {
  expect(plainShortcut(['/'])).toBe('search');
  expect(plainShortcut(['e'])).toBe('exportAgain');
  expect(plainShortcut(['g'])).toBe('begun');
  expect(plainShortcut(['g', 'w'])).toBe('workers');
  expect(plainShortcut(['g', 'r'])).toBe('runs');
  expect(plainShortcut(['g', 'x'])).toBeUndefined();
  expect(plainShortcut(['k'])).toBeUndefined();
});
