import { expect, it } from 'vitest';

import { chunkGroups, withCompileHint } from './chunk-groups.ts';

/** Modules by the ends of their paths, and what they import. */
const IMPORTS: Record<string, readonly string[]> = {
  '/compose-route.tsx': ['/badge.tsx', '/form-store.ts', '/json.ts', '/compare.ts'],
  '/run-route.tsx': ['/badge.tsx', '/price.ts'],
  '/spend-route.tsx': ['/run-list.ts', '/schedules.ts', '/price.ts', '/month.ts'],
  '/runs-route.tsx': ['/run-list.ts', '/price.ts'],
  '/compare-runs-route.tsx': ['/run-list.ts'],
  '/tasks-route.tsx': ['/schedules.ts', '/price.ts'],
  '/badge.tsx': ['/icon.ts'],
  '/read-descriptor.ts': ['/json.ts'],
  '/v1/operations.ts': ['/zod.ts', '/compare.ts'],
};

const graph = {
  getModuleInfo: (id: string) => ({
    importedIds: Object.entries(IMPORTS).find(([end]) => id.endsWith(end))?.[1] ?? [],
  }),
};

/** The group that takes a module: of those that would, the one that comes first. */
function groupOf(id: string): string | undefined {
  const names = chunkGroups()
    .toSorted((one, other) => other.priority - one.priority)
    .map(({ name }) => (typeof name === 'string' ? null : name(id, graph)));
  return names.find((name) => name !== null) ?? undefined;
}

it.each([
  ['/json.ts', 'screens'],
  ['/compare.ts', 'screens'],
  ['/zod.ts', 'operations'],
  ['/icon.ts', 'screens'],
  ['/form-store.ts', 'compose'],
  ['/run-list.ts', 'listed'],
  ['/schedules.ts', 'planned'],
  ['/price.ts', undefined],
  ['/month.ts', undefined],
  ['/chart.ts', undefined],
])('gathers %s in %s', (id, group) => {
  expect(groupOf(id)).toBe(group);
});

it('has the files of the compose screen compiled as they arrive, and no other', () => {
  expect(withCompileHint({ name: 'compose', code: 'f();' })).toBe('//# allFunctionsCalledOnLoad\nf();');
  expect(withCompileHint({ name: 'run-route', code: 'f();' })).toBe('f();');
});
