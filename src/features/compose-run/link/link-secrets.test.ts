import { expect, it } from 'vitest';

import { aDescriptor } from '#test/a-descriptor.ts';
import { encodeLink } from '#core/link/link-codec.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { holdsSecret } from './link-secrets.ts';

const fragmentOf = (parts: Partial<LinkDraft>) => {
  const none = { custom: {}, cleared: [], options: {}, withheld: [] };
  const link = encodeLink({
    worker: 'coreclaw/maps' as WorkerSlug,
    version: 'v1.0.5',
    ...none,
    ...parts,
  });
  return link.ok ? link.value.slice(1) : '';
};

it.each([
  [true, '', '?custom.login_cookie=session%3D8f3a9c1e77b2'],
  [true, '', '?place=Bern&password=Hunter2-Bern'],
  [true, '', '?custom.max_results=sk_live_51HxYz8aQ2WeR4tYu6IoP7aSd'],
  [true, '', '?amp;custom.password=Hunter2-Bern'],
  [true, fragmentOf({ custom: { password: 'Hunter2-Bern' } }), ''],
  [true, fragmentOf({ options: { callbackUrl: 'https://hooks.example.com/?token=8f3a9c1e77b2d4' } }), ''],
  [false, '', '?place=Bern&custom.max_results=7&utm_source=mail'],
  [false, fragmentOf({ custom: { place: 'Bern' }, options: { memory: 2048 } }), ''],
  [false, fragmentOf({ options: { callbackUrl: 'https://hooks.example.com/run' } }), '?version=v1.0.5'],
  [false, 'v2.AAAA', ''],
  [false, '', ''],
])('tells whether a link holds a secret: %s, %s%s', (expected, fragment, query) => {
  expect(holdsSecret({ fragment, query }, aDescriptor())).toBe(expected);
});
