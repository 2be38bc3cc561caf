import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { packText, unpackText } from './pack-text.ts';

const packed = (text: string) => [...packText(text, 1)].at(-1) ?? '';

describe('packText', () => {
  it('gives back exactly what was packed', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(unpackText(packed(text))).toBe(text);
      }),
    );
  });

  it.each([0, 1])('keeps characters that lie on the border of two steps (shifted by %i)', (shift) => {
    const text = JSON.stringify(`${'x'.repeat(shift)}${'🍕拉面'.repeat(60_000)}`);
    expect(unpackText(packed(text))).toBe(text);
  });

  it('goes on in steps', () => {
    const steps = [...packText('x'.repeat(300_000), 1)];
    expect(steps.slice(0, -1)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(steps.at(-1)?.length).toBeLessThan(5_000);
  });
});

describe('unpackText', () => {
  it('leaves alone what is not packed', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(unpackText(text)).toBe(text);
      }),
    );
  });

  it.each(['z1.***', 'z1.AAAA', packed(JSON.stringify('cut off'.repeat(99))).slice(0, -9)])(
    'says of %s that it is damaged',
    (text) => {
      expect(unpackText(text)).toBeUndefined();
    },
  );
});
