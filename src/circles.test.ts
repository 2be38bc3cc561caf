import { expect, it } from 'vitest';

import { FILES, importsOf } from './own-modules.ts';

const IMPORTS = new Map(FILES.map((file) => [file, importsOf(file)]));

/** The places that are reached from one that leads back to it, for each that has such. */
function circles(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const reach = (from: string) => {
    const reached = new Set<string>();
    const open = [...(arrows.get(from) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(arrows.get(next) ?? []));
    }
    return reached;
  };
  return [...arrows.keys()].filter((place) => reach(place).has(place));
}

it('has no files that import each other, be it a type', () => {
  expect(circles(new Map(FILES.map((file) => [file, new Set(IMPORTS.get(file)?.all)])))).toEqual([]);
});

/** A room, or a folder of `core` or a slice of `features`. */
const roomOf = (file: string) =>
  file
    .split('/')
    .slice(0, /^(core|features)\//.test(file) ? 2 : 1)
    .join('/');

it('has no rooms, folders of core or slices that import each other, be it a type', () => {
  const arrows = new Map<string, Set<string>>();
  for (const [file, { all }] of IMPORTS) {
    const from = arrows.get(roomOf(file)) ?? new Set<string>();
    arrows.set(roomOf(file), from);
    for (const to of all) if (roomOf(to) !== roomOf(file)) from.add(roomOf(to));
  }
  expect(arrows.size).toBeGreaterThan(30);
  expect(circles(arrows)).toEqual([]);
});
