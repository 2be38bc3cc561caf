import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { brotliFiles, gzipFiles } from './compress-files.ts';

const text = 'a run costs money; '.repeat(200);

const FILES = [
  { fileName: 'assets/index.js', content: text },
  { fileName: 'assets/photo.png', content: new Uint8Array(5_000) },
  { fileName: 'assets/tiny.js', content: 'export {}' },
];

it.each([
  { ending: 'gz', pack: gzipFiles, unpack: gunzipSync },
  { ending: 'br', pack: brotliFiles, unpack: brotliDecompressSync },
])('packs what shrinks, and leaves the rest ($ending)', async ({ ending, pack, unpack }) => {
  const packed = await pack(FILES);
  expect(packed.map(({ fileName }) => fileName)).toEqual([`assets/index.js.${ending}`]);
  expect(packed.map(({ content }) => unpack(content).toString())).toEqual([text]);
});
