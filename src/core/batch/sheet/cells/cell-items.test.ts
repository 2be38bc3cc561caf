import { describe, expect, it } from 'vitest';

import { partTexts, writeParts } from './cell-items.ts';

describe('a cell with items for the rows of a table, edited as a list', () => {
  it('stays texts, of which a blank one keeps its place', () => {
    expect(writeParts(['Paris', '', 'Rome'], 3)).toEqual({ ok: true, text: 'Paris\n\nRome' });
    expect(writeParts(['', 'Rome', 'Oslo'], 3)).toEqual({ ok: true, text: '\nRome\nOslo' });
    expect(writeParts(['[Paris', 'Rome]'], 2)).toEqual({ ok: true, text: '[Paris\nRome]' });
    expect(partTexts('\nRome\nOslo')).toEqual(['', 'Rome', 'Oslo']);
  });

  it('takes no blank ones that were added behind the others', () => {
    expect(writeParts(['Paris', 'Rome', ''], 2, ',')).toEqual({ ok: true, text: 'Paris,Rome' });
    expect(writeParts(['Paris', 'Rome', ''], 3, ',')).toEqual({ ok: true, text: 'Paris,Rome,' });
  });

  it('refuses one that holds what stands between them', () => {
    expect(writeParts(['Paris, France', 'Rome'], 2, ',')).toEqual({ ok: false, item: 'Paris, France' });
    expect(writeParts(['a\nb'], 0)).toEqual({ ok: false, item: 'a\nb' });
  });
});
