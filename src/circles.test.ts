import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';

/** The files of `src` that are built. */
const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.d\.ts$/.test(file));
const KNOWN = new Set(FILES);

/** The files of `src` that a file imports: values, types, what is loaded later, and what runs beside the page. */
const importsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(`src/${file}`, 'utf8').matchAll(
      /^(?:import|export) (?:[^;]*?from )?'([^']+)';|\bimport\(\s*'([^']+)'|'([^'?]+)\?worker/gm,
    ),
  ]
    .map(([, own, late, thread]) => own ?? late ?? thread ?? '')
    .map((name) => (name.startsWith('#') ? name.slice(1) : posix.join(posix.dirname(file), name)))
    .filter((name) => KNOWN.has(name));

type Arrow = readonly [from: string, to: string];

/** Every import, of a type and of what is loaded later too. */
const ARROWS = FILES.flatMap((from) => importsOf(from).map((to): Arrow => [from, to]));

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

function toMap(arrows: readonly Arrow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const map = new Map<string, Set<string>>();
  for (const [from, to] of arrows) map.set(from, (map.get(from) ?? new Set()).add(to));
  return map;
}

it('has no files that import each other, be it a type or loaded later', () => {
  expect(ARROWS.length).toBeGreaterThan(FILES.length);
  expect(circles(toMap(ARROWS))).toEqual([]);
});

/** What stands side by side where the paths of two files part: a folder each, or a file itself. */
function besideEachOther([from, to]: Arrow): Arrow {
  const [path, other] = [from.split('/'), to.split('/')];
  const parting = path.findIndex((name, at) => name !== other[at]) + 1;
  return [path.slice(0, parting).join('/'), other.slice(0, parting).join('/')];
}

const circlesBeside = (arrows: readonly Arrow[]) => circles(toMap(arrows.map(besideEachOther)));

it('has no folders, nor files beside them, that import each other, be it a type or loaded later', () => {
  expect(circlesBeside(ARROWS)).toEqual([]);
});

it.each<[what: string, arrows: readonly Arrow[], found: readonly string[]]>([
  [
    'folders',
    [
      ['ui/a/one.ts', 'ui/b/two.ts'],
      ['ui/b/deep/three.ts', 'ui/a/four.ts'],
    ],
    ['ui/a', 'ui/b'],
  ],
  [
    'a folder and a file',
    [
      ['ui/one.ts', 'ui/a/two.ts'],
      ['ui/a/three.ts', 'ui/one.ts'],
    ],
    ['ui/one.ts', 'ui/a'],
  ],
  [
    'no folder and two files',
    [
      ['ui/one.ts', 'ui/a/two.ts'],
      ['ui/a/three.ts', 'ui/four.ts'],
    ],
    [],
  ],
])('finds %s that import each other', (_, arrows, found) => {
  expect(circlesBeside(arrows)).toEqual(found);
});

it('has no folder of a slice that imports a file beside it: those are its screens, and what only they need', () => {
  const isUp = (arrow: Arrow) => {
    const [from, to] = besideEachOther(arrow);
    return to.startsWith('features/') && to === arrow[1] && from !== arrow[0];
  };
  expect(isUp(['features/x/a/one.ts', 'features/x/two.ts'])).toBe(true);
  expect(ARROWS.filter(isUp)).toEqual([]);
});
