import { expect, it } from 'vitest';
import { packageFolder } from './third-party-licences.ts';

it.each([
  ['/work/node_modules/react/index.js', '/work/node_modules/react'],
  ['/work/node_modules/@rjsf/core/lib/components/Form.js?commonjs-module', '/work/node_modules/@rjsf/core'],
  ['\0/work/node_modules/react/index.js', '/work/node_modules/react'],
  ['/work/node_modules/one/node_modules/@a/two/index.js', '/work/node_modules/one/node_modules/@a/two'],
  ['node_modules/@fontsource-variable/a/files/a.woff2', 'node_modules/@fontsource-variable/a'],
  ['/work/src/main.tsx', undefined],
  ['\0vite/preload-helper.js', undefined],
])('finds the package of %j', (id, folder) => {
  expect(packageFolder(id)).toBe(folder);
});
