import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { MAY_IMPORT } from '../oxlint.config.js';

const ROOMS = Object.keys(MAY_IMPORT);

/** Where a file of a room stands, to which a path leads from another. */
const HOME: Readonly<Record<string, string>> = { core: 'core/run', features: 'features/home' };
const homeOf = (room: string) => HOME[room] ?? room;

/** The ways in which a file can lean on another. */
const WAYS: Readonly<Record<string, (to: string) => string>> = {
  value: (to) => `import { x } from '${to}';\nexport const y = x;`,
  type: (to) => `import type { X } from '${to}';\nexport type Y = X;`,
  'type in place': (to) => `export type Y = import('${to}').X;`,
  again: (to) => `export { x } from '${to}';`,
  late: (to) => `export const y = () => import('${to}');`,
  thread: (to) => `import T from '${to}?worker';\nexport const y = T;`,
};

type Planted = { readonly folder: string; readonly code: string };

const leaning = (folder: string, to: string): readonly Planted[] =>
  Object.values(WAYS).map((code) => ({ folder, code: code(to) }));

/** What no file of these folders may hold. */
const FAULTS: readonly Planted[] = [
  ...ROOMS.flatMap((room) =>
    ROOMS.filter((other) => other !== room && !MAY_IMPORT[room]?.includes(other)).flatMap((other) =>
      leaning(homeOf(room), `#${homeOf(other)}/x.ts`),
    ),
  ),
  // By an alias, what lies in the same room, or in the same folder of core.
  ...ROOMS.flatMap((room) => leaning(homeOf(room), `#${homeOf(room)}/x.ts`)),
  // By a path, out of a room, a slice and a folder of core; and against the order of core.
  ...leaning('ui', '../core/json/x.ts'),
  ...leaning('features/home', '../follow-run/x.ts'),
  ...leaning('features/home/deep/deeper', '../../../follow-run/x.ts'),
  ...leaning('features/home', '#features/follow-run/x.ts'),
  ...leaning('core/run', '../json/x.ts'),
  ...leaning('core/run', '#core/draft/x.ts'),
  ...leaning('core', './run/x.ts'),
  ...leaning('core', '#core/run/x.ts'),
  // What a room knows nothing of.
  ...leaning('ui', '#core/run/x.ts'),
  ...leaning('ui', '#browser/stored/x.ts'),
  ...['react', 'lucide-react', 'wouter', '@tanstack/react-query'].map((name) => ({
    ...{ folder: 'core/run', code: `import { x } from '${name}';\nexport const y = x;` },
  })),
  ...['document.title', 'globalThis.document', 'window.fetch', 'localStorage'].map((global) => ({
    ...{ folder: 'core/run', code: `export const y = () => ${global};` },
  })),
  // What has one home.
  { folder: 'ui', code: `import { x } from '@rjsf/utils';\nexport const y = x;` },
  { folder: 'parts', code: `import { lazy } from 'react';\nexport const y = lazy;` },
  { folder: 'parts', code: `import { get } from 'idb-keyval';\nexport const y = get;` },
  ...['localStorage', 'window.sessionStorage', 'globalThis.indexedDB', `self['caches']`].map((storage) => ({
    ...{ folder: 'parts', code: `export const y = () => ${storage};` },
  })),
];

/** What is as it should be, in every room. */
const FINE: readonly Planted[] = ROOMS.flatMap((room) =>
  (MAY_IMPORT[room] ?? [])
    .map((other) => (room === 'ui' && other === 'core' ? 'core/json' : homeOf(other)))
    .map((other) => ({
      folder: homeOf(room),
      code: `import { x } from '#${other}/x.ts';\nexport const y = x;`,
    })),
);

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'rooms-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Of planted files those in which lint finds a fault of rooms. */
function refused(planted: readonly Planted[]): readonly Planted[] {
  copyFileSync('oxlint.config.js', join(root, 'oxlint.config.js'));
  for (const file of ['node_modules', 'scripts', 'tsconfig.json', 'package.json'])
    symlinkSync(resolve(file), join(root, file));
  const files = planted.map(({ folder, code }, at) => {
    const file = join('src', folder, `planted-${at}.ts`);
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${code}\n`);
    return file;
  });
  const found = new Set(
    lint().flatMap((line) => /^([^:]+):.*(?:no-restricted|consistent-type-imports)/.exec(line)?.[1] ?? []),
  );
  return planted.filter((_, at) => found.has(files[at] ?? ''));
}

/** What the lint of this project says of what is planted. */
function lint(): readonly string[] {
  const program = resolve('node_modules/.bin/oxlint');
  try {
    return execFileSync(program, ['-c', 'oxlint.config.js', '--format=unix', 'src'], {
      ...{ cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
    }).split('\n');
  } catch (found) {
    return String((found as { stdout?: unknown }).stdout).split('\n'); // as execFileSync throws
  }
}

it('lets no room import but what is below it, in any way, and nothing have a second home', () => {
  const found = new Set(refused([...FAULTS, ...FINE]));
  expect(FAULTS.filter((fault) => !found.has(fault))).toEqual([]);
  expect(FINE.filter((fine) => found.has(fine))).toEqual([]);
});
