import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { aColumnOf, aSheet } from '#test/a-sheet.ts';
import type { SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { toArray } from '#core/form/rows.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { readPacked } from '#browser/stored/packed-entry.ts';
import { unpackText } from '#core/bytes/pack-text.ts';

import {
  keepSheet,
  keepSheetInSlices,
  putBefore,
  rowsSince,
  sheetStoreOf,
  storedAsides,
  storedSheets,
  swapStash,
} from './sheet-store.ts';

/** Characters that the storage of the tab holds, and what it holds, and how often it was written to by name. */
let room: number;
const inTab = new Map<string, string>();
const written: string[] = [];

beforeEach(() => {
  room = 100_000;
  inTab.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => inTab.get(name) ?? null,
    removeItem: (name: string) => inTab.delete(name),
    setItem: (name: string, text: string) => {
      written.push(name);
      const others = [...inTab].filter(([other]) => other !== name);
      if (others.reduce((sum, [, held]) => sum + held.length, text.length) > room) throw new Error('full');
      inTab.set(name, text);
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const own = (...texts: readonly string[]): SheetDraft => ({
  ...aSheet(
    [aColumnOf('city', 'place')],
    texts.map((text) => [text]),
  ),
  edited: true,
});
/** A text that packs to no less. */
const noise = (length: number) =>
  Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * at * 7 + at * 31) % 8_191))).join('');
let count = 0;
/** A Worker whose set-up nobody opened. */
const aWorker = () => `someone/worker-${(count += 1)}` as WorkerSlug;
const cellsOf = ({ rows }: SheetDraft) => toArray(rows).map(({ cells }) => cells[0]);

function readStored(worker: WorkerSlug) {
  const sheet = readPacked(storedSheets.of(worker), unpackText);
  const stashed = readPacked(storedAsides.of(worker), unpackText);
  return {
    sheet: sheet.ok ? cellsOf(sheet.value) : undefined,
    stashed: stashed.ok ? stashed.value.map(cellsOf) : [],
  };
}

const KEEP = {
  'at once': (worker: WorkerSlug, key?: string) => keepSheet(worker, key),
  'in slices': (worker: WorkerSlug, key?: string) =>
    keepSheetInSlices(worker, key, new AbortController().signal),
};

it('puts no more than two aside, the latest', () => {
  const worker = aWorker();
  for (const city of ['Oslo', 'Bern', 'Rome', 'Kiel']) putBefore(worker, own(city));
  const held = () => sheetStoreOf(worker).getState().draft;
  expect(held().stash.map(cellsOf)).toEqual([['Bern'], ['Rome']]);
  swapStash(worker);
  expect(held().sheet && cellsOf(held().sheet ?? own())).toEqual(['Rome']);
  expect(held().stash.map(cellsOf)).toEqual([['Bern'], ['Kiel']]);
});

it.each(Object.entries(KEEP))('keeps the present rows before those put aside (%s)', async (_, keep) => {
  const worker = aWorker();
  const [first, second] = [noise(2_000), noise(2_100)];
  putBefore(worker, own(first));
  putBefore(worker, own(second));
  room = 7_000;
  expect(await keep(worker)).toBe(true);
  expect(readStored(worker)).toEqual({ sheet: [second], stashed: [[first]] });
  const more = noise(5_000);
  sheetStoreOf(worker)
    .getState()
    .apply('cells', (held) => ({ ...held, sheet: own(more) }));
  expect(await keep(worker)).toBe(false);
  expect(readStored(worker)).toEqual({ sheet: [more], stashed: [] });
});

it.each(Object.entries(KEEP))('tries what was not taken once, until it changes (%s)', async (_, keep) => {
  const worker = aWorker();
  const tries = () => written.filter((name) => name === `run-console.sheet-aside.${worker}`).length;
  putBefore(worker, own(noise(3_000)));
  putBefore(worker, own('Bern'));
  room = 2_000;
  expect(await keep(worker)).toBe(false);
  expect(readStored(worker)).toEqual({ sheet: ['Bern'], stashed: [] });
  const before = tries();
  expect(before).toBeGreaterThan(0);
  expect(await keep(worker)).toBe(false);
  expect(tries()).toBe(before);
  putBefore(worker, own('Rome'));
  expect(await keep(worker)).toBe(false);
  expect(readStored(worker)).toEqual({ sheet: ['Rome'], stashed: [['Bern']] });
});

it.each(Object.entries(KEEP))(
  'takes a key out of rows put aside that is entered later (%s)',
  async (_, keep) => {
    const worker = aWorker();
    putBefore(worker, own('Oslo', 'key-of-somebody'));
    putBefore(worker, own('Bern'));
    expect(await keep(worker)).toBe(true);
    expect(readStored(worker).stashed).toEqual([['Oslo', 'key-of-somebody']]);
    expect(await keep(worker, 'key-of-somebody')).toBe(true);
    expect(readStored(worker)).toEqual({ sheet: ['Bern'], stashed: [['Oslo', '']] });
  },
);

it('knows since when its rows stand there, whatever else is changed, and undone', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
  const worker = aWorker();
  const change = (to: (sheet: SheetDraft) => SheetDraft, at: number) => {
    vi.setSystemTime(at);
    sheetStoreOf(worker)
      .getState()
      .apply('change', (held) => ({ ...held, sheet: held.sheet && to(held.sheet) }));
    keepSheet(worker, undefined);
  };
  expect(rowsSince(worker)).toBe(Infinity);
  putBefore(worker, own('Wien'));
  keepSheet(worker, undefined);
  change((sheet) => ({ ...sheet, limits: { ...sheet.limits, stopAtSpent: '5' } }), 2_000);
  expect(rowsSince(worker)).toBe(1_000);
  change((sheet) => ({ ...sheet, rows: own('Oslo').rows }), 3_000);
  expect(rowsSince(worker)).toBe(3_000);
  sheetStoreOf(worker).getState().undo();
  keepSheet(worker, undefined);
  expect(rowsSince(worker)).toBe(1_000);
  vi.useRealTimers();
});
