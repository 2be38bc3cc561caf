import { expect, it } from 'vitest';

import { pathOfScreen } from './base-path.ts';

it.each([
  ['/workers/a/b', '', '/workers/a/b'],
  ['/console/workers/a/b', '/console', '/workers/a/b'],
  ['/console/', '/console', '/'],
  ['/console', '/console', '/'],
  ['/consoles/workers/a', '/console', '/consoles/workers/a'],
  ['/a/b/runs', '/a/b', '/runs'],
])('reads the screen of %s under "%s" as %s', (pathname, base, screen) => {
  expect(pathOfScreen(pathname, base)).toBe(screen);
});
