import { expect, it } from 'vitest';

import { packText, unpackText } from '#core/bytes/pack-text.ts';
import { ok } from '#core/result.ts';

import type { StoredEntry } from './entry.ts';
import { putInSlices, readPacked, writePacked } from './packed-entry.ts';

const MOST = 1_000_000;

/** An entry of a storage that takes so many characters. */
function anEntry(most = MOST) {
  let text: string | undefined;
  const entry: StoredEntry<string> = {
    codec: { version: 1, versionOf: () => 1, encode: (value) => value, decode: ok },
    text: () => text,
    putText: (next) => {
      if (next.length > most) return false;
      text = next;
      return true;
    },
    read: () => (text === undefined ? { ok: false, error: 'none' } : ok(text)),
    write: () => false,
    remove: () => {
      text = undefined;
    },
  };
  return entry;
}

const packing = { packText, unpackText };
const notLoaded = () => Promise.reject(new Error('The network is down'));
const { signal } = new AbortController();

it('puts a long text packed, and reads it again', async () => {
  const entry = anEntry();
  const long = 'https://shop.example/item '.repeat(20_000);
  expect(await putInSlices(entry, long, { load: () => Promise.resolve(packing), signal })).toBe(true);
  expect(entry.text()?.length).toBeLessThan(100_000);
  expect(readPacked(entry, unpackText)).toEqual(ok(long));
});

it('puts a long text as it is where what packs cannot be loaded, and says whether that was taken', async () => {
  const entry = anEntry();
  const long = 'x'.repeat(300_000);
  expect(await putInSlices(entry, long, { load: notLoaded, signal })).toBe(true);
  expect(entry.text()).toBe(long);
  expect(await putInSlices(entry, 'x'.repeat(MOST + 1), { load: notLoaded, signal })).toBe(false);
});

it('packs what does not fit otherwise where what packs is there', () => {
  const entry = anEntry();
  const tooLong = 'x'.repeat(MOST + 1);
  expect(writePacked(entry, tooLong, undefined)).toBe(false);
  expect(writePacked(entry, tooLong, packing)).toBe(true);
});
