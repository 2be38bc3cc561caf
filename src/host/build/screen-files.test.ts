import { expect, it } from 'vitest';

import { screenFiles } from './screen-files.ts';

const aChunk = (
  fileName: string,
  { imports = [], module, isEntry = false }: { imports?: string[]; module?: string; isEntry?: boolean } = {},
) => ({
  type: 'chunk' as const,
  fileName,
  imports,
  moduleIds: module === undefined ? [] : ['/p/shared.ts', module],
  isEntry,
});

const bundle = Object.fromEntries(
  [
    aChunk('index.js', { imports: ['react.js'], module: '/p/index.html', isEntry: true }),
    aChunk('react.js'),
    aChunk('form.js', { imports: ['index.js', 'shared.js'], module: '/p/src/app/form.tsx' }),
    aChunk('shared.js', { imports: ['react.js', 'form.js'] }),
    aChunk('words.js', { module: '/p/src/en.ts?part=form&compiled' }),
    aChunk('other.js', { module: '/p/src/app/other.tsx' }),
  ].map((chunk) => [chunk.fileName, chunk]),
);

it('names what a screen needs beyond what every page has', () => {
  expect(
    [
      ...screenFiles({ ...bundle, 'a.css': { type: 'asset' } }, [
        'src/app/form.tsx',
        'src/en.ts?part=form&compiled',
      ]),
    ].sort(),
  ).toEqual(['form.js', 'shared.js', 'words.js']);
});

it('names nothing for a module that the build does not have', () => {
  expect(screenFiles(bundle, ['src/app/gone.tsx'])).toEqual([]);
});
