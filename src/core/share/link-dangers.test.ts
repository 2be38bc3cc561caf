import { describe, expect, it } from 'vitest';

import type { OptionsDraft } from '#core/draft/draft.ts';
import { FALLBACK_SYSTEM } from '#core/run/run-options.ts';
import { dangerKey, type LinkDanger, linkDangers } from './link-dangers.ts';

const system = { ...FALLBACK_SYSTEM, memory: 1024, timeout: 600, maxCharge: 5, maxTraffic: 100 };

/** A link that set these, and a form that nobody has touched since. */
const untouched = (options: Partial<OptionsDraft>, tasks = 0) =>
  linkDangers({ options, tasks }, { options, tasks, system });

describe('what a link set', () => {
  it.each<[string, Partial<OptionsDraft>, readonly LinkDanger[]]>([
    [
      'a callback',
      { callbackUrl: 'https://x.example/' },
      [{ kind: 'callbackUrl', value: 'https://x.example/' }],
    ],
    ['no maximum charge', { maxCharge: '0' }, [{ kind: 'maxCharge', value: 0, usual: 5 }]],
    ['a higher charge', { maxCharge: '6' }, [{ kind: 'maxCharge', value: 6, usual: 5 }]],
    ['no maximum traffic', { maxTraffic: '0' }, [{ kind: 'maxTraffic', value: 0, usual: 100 }]],
    ['more traffic', { maxTraffic: '101' }, [{ kind: 'maxTraffic', value: 101, usual: 100 }]],
    ['more time', { timeout: '601' }, [{ kind: 'timeout', value: 601, usual: 600 }]],
    ['more memory', { memory: '2048' }, [{ kind: 'memory', value: 2048, usual: 1024 }]],
  ])('is dangerous with %s', (_, options, dangers) => {
    expect(untouched(options)).toEqual(dangers);
  });

  it('is dangerous with more than 100 tasks', () => {
    expect(untouched({}, 101)).toEqual([{ kind: 'tasks', value: 101 }]);
    expect(untouched({}, 100)).toEqual([]);
  });

  it.each([
    ['one more', 200, 201, [{ kind: 'tasks', value: 201 }]],
    ['one less', 200, 199, []],
    ['many more than a few', 3, 200, []],
    ['all by hand', 0, 200, []],
  ])('is dangerous with as many tasks as it set, or more: %s', (_, set, tasks, dangers) => {
    expect(linkDangers({ options: {}, tasks: set }, { options: {}, tasks, system })).toEqual(dangers);
  });

  it.each<[string, Partial<OptionsDraft>]>([
    ['the defaults', { memory: '1024', timeout: '600', maxCharge: '5', maxTraffic: '100', callbackUrl: '' }],
    ['less', { memory: '512', timeout: '1', maxCharge: '1', maxTraffic: '1' }],
    ['what costs nothing', { mode: 'sync', proxyRegion: 'CH', cpus: '4' }],
  ])('is not dangerous with %s', (_, options) => {
    expect(untouched(options)).toEqual([]);
  });

  it('is not above a default of no limit, and no charge limit is always told', () => {
    const options = { maxCharge: '0', maxTraffic: '900' };
    const unlimited = { ...system, maxCharge: 0, maxTraffic: 0 };
    expect(linkDangers({ options, tasks: 0 }, { options, tasks: 0, system: unlimited })).toEqual([
      { kind: 'maxCharge', value: 0, usual: 0 },
    ]);
  });

  it('is no longer the link’s once it was changed by hand', () => {
    const set = { callbackUrl: 'https://x.example/', memory: '8192' };
    const now = { callbackUrl: 'https://mine.example/', memory: '4096' };
    expect(linkDangers({ options: set, tasks: 200 }, { options: now, tasks: 150, system })).toEqual([]);
  });

  it('is what the person typed where the link did not set it', () => {
    expect(
      linkDangers({ options: {}, tasks: 0 }, { options: { memory: '8192' }, tasks: 500, system }),
    ).toEqual([]);
  });

  it('is told apart by name and value', () => {
    expect(dangerKey({ kind: 'tasks', value: 101 })).not.toBe(dangerKey({ kind: 'tasks', value: 102 }));
  });
});
