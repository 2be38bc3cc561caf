import { expect, it } from 'vitest';

import { decodeText } from './decode-text.ts';

const TEXT = 'city,name\r\nWien,Käse 拉面 😀\nOslo,Ål\n'.repeat(3);

function utf32(text: string, isLittle: boolean): Uint8Array {
  const letters = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(4 * letters.length));
  for (const [at, code] of letters.entries()) view.setUint32(4 * at, code, isLittle);
  return new Uint8Array(view.buffer);
}

it.each([
  ['utf-32le', true],
  ['utf-32be', false],
] as const)(
  'a text in %s is read by its mark, by its zeros, and where a person says so',
  (encoding, isLittle) => {
    const plain = utf32(TEXT, isLittle);
    expect(decodeText(utf32(`\ufeff${TEXT}`, isLittle), [])).toEqual({ text: TEXT, encoding, sure: true });
    expect(decodeText(plain, ['zh-CN'])).toEqual({ text: TEXT, encoding, sure: false });
    expect(decodeText(plain, [], encoding)).toEqual({ text: TEXT, encoding, sure: true });
    // The file is cut within a letter.
    expect(decodeText(plain.subarray(0, -1), [], encoding).text).toBe(TEXT.slice(0, -1));
  },
);

it('a number that is no letter of Unicode is shown as damaged', () => {
  const bytes = Uint8Array.of(0x41, 0, 0, 0, 0, 0xd8, 0, 0, 0, 0, 0x11, 0);
  expect(decodeText(bytes, [], 'utf-32le').text).toBe('A\ufffd\ufffd');
});

it.each([
  ['utf-16le', [0x41, 0]],
  ['utf-16be', [0, 0x41]],
] as const)('a text in %s is not taken for one in UTF-32', (encoding, letter) => {
  const bytes = Uint8Array.from(Array.from({ length: 40 }, () => letter).flat());
  expect(decodeText(bytes, [])).toMatchObject({ encoding, text: 'A'.repeat(40) });
});

it('a short text in the alphabet of the person is not taken for Chinese, but a long Chinese one is', () => {
  const greek = Uint8Array.of(0xc5, 0xeb, 0xeb, 0xdc, 0xe4, 0xe1);
  const russian = Uint8Array.of(0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0);
  expect(decodeText(greek, ['el-GR'])).toMatchObject({ encoding: 'windows-1253', text: 'Ελλάδα' });
  expect(decodeText(russian, ['ru'])).toMatchObject({ encoding: 'windows-1251', text: 'Москва' });
  const chinese = Uint8Array.from(Array.from({ length: 40 }, () => [0xd6, 0xd0]).flat());
  expect(decodeText(chinese, ['ru'])).toMatchObject({ encoding: 'gb18030', text: '中'.repeat(40) });
});
