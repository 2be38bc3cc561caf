import { describe, expect, it } from 'vitest';
import { pathOfScreen, placeOf, sandboxPath } from './place.ts';

const BUILD = { base: '/', sandboxOnly: false };
const BELOW = { base: '/tools/console/', sandboxOnly: false };
const SANDBOX_BUILD = { base: '/', sandboxOnly: true };

describe('placeOf', () => {
  it.each([
    { path: '/', build: BUILD, place: { base: '', inSandbox: false } },
    { path: '/workers/a/b', build: BUILD, place: { base: '', inSandbox: false } },
    { path: '/sandboxes', build: BUILD, place: { base: '', inSandbox: false } },
    { path: '/workers/sandbox/x', build: BUILD, place: { base: '', inSandbox: false } },
    { path: '/sandbox', build: BUILD, place: { base: '/sandbox', inSandbox: true, wayOut: '/' } },
    { path: '/sandbox/runs', build: BUILD, place: { base: '/sandbox', inSandbox: true, wayOut: '/' } },
    { path: '/sandbox/runs', build: BELOW, place: { base: '/tools/console', inSandbox: false } },
    {
      path: '/tools/console/sandbox/',
      build: BELOW,
      place: { base: '/tools/console/sandbox', inSandbox: true, wayOut: '/tools/console/' },
    },
    { path: '/runs', build: SANDBOX_BUILD, place: { base: '', inSandbox: true } },
    { path: '/sandbox/runs', build: SANDBOX_BUILD, place: { base: '/sandbox', inSandbox: true } },
  ])('$path of $build', ({ path, build, place }) => {
    expect(placeOf(path, build)).toEqual(place);
  });

  it('is in the sandbox where the way into it leads', () => {
    for (const build of [BUILD, BELOW, SANDBOX_BUILD])
      expect(placeOf(sandboxPath(build), build)).toMatchObject({ inSandbox: true });
  });
});

describe('pathOfScreen', () => {
  it.each([
    ['/workers/a/b', '', '/workers/a/b'],
    ['/', '', '/'],
    ['/sandbox', '/sandbox', '/'],
    ['/sandbox/', '/sandbox', '/'],
    ['/sandbox/workers/a/b', '/sandbox', '/workers/a/b'],
    ['/elsewhere', '/sandbox', '/elsewhere'],
  ])('%s under %s is %s', (path, base, screen) => {
    expect(pathOfScreen(path, { base })).toBe(screen);
  });
});
