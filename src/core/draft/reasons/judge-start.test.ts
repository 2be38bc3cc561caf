import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';
import { describe, expect, it } from 'vitest';

import { aDescriptor } from '#test/a-descriptor.ts';
import { aParameter } from '#test/a-parameter.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { createOptionsReader } from '#core/options/read-options.ts';
import { valuesFromCustom } from '#core/form/build-custom.ts';
import type { Json, JsonObject } from '#core/json/json.ts';

import { judgeStart } from './judge-start.ts';
import { OWN, setFromOutside } from '../provenance.ts';

const worker = aDescriptor();
const { read: readOptions } = createOptionsReader({ holdsKey: () => false, versionRequired: true });
const usual = toOptionsDraft(defaultOptions(worker));
const CAP = { maxCharge: '5' };

type Start = {
  /** What was set from outside. */
  readonly custom?: JsonObject;
  readonly options?: Partial<OptionsDraft>;
  /** What the person changed since. */
  readonly then?: { readonly custom?: JsonObject; readonly options?: Partial<OptionsDraft> };
  readonly subtasks?: number;
  readonly descriptor?: typeof worker;
  readonly ownCap?: number;
  readonly balance?: number;
};

function judge({
  custom = {},
  options = {},
  then = {},
  subtasks = 1,
  descriptor = worker,
  ...limits
}: Start) {
  const values = valuesFromCustom(descriptor.parameters, custom);
  const fields = Object.keys(custom);
  const provenance = setFromOutside(OWN, { source: 'link', values, fields, options }, descriptor.parameters);
  return judgeStart(descriptor, {
    options: readOptions({ ...usual, ...options, ...then.options }),
    custom: { ...custom, ...then.custom },
    subtasks,
    provenance,
    threshold: 100,
    ...limits,
    readOptions,
  });
}

const kinds = (start: Start) => judge(start).map(({ kind }) => kind);

describe('a start is asked about', () => {
  it('where many subtasks have no maximum charge, whoever filled the form', () => {
    const none = { then: { options: { maxCharge: '0' } } };
    expect(judge({ ...none, subtasks: 101 })).toEqual([
      { kind: 'noCap', usual: worker.system.maxCharge },
      { kind: 'subtasks', count: 101 },
    ]);
    expect(kinds({ ...none, subtasks: 100 })).toEqual([]);
    expect(kinds({ then: { options: CAP }, subtasks: 5_000 })).toEqual([]);
  });

  it('where it may cost more than the person ever wants to spend on one, beside what was filled in from outside', () => {
    const free = { options: { maxCharge: '0' } };
    expect(judge({ then: free, ownCap: 5 })).toEqual([{ kind: 'ownCap', cap: 5, maxCharge: 0 }]);
    expect(judge({ then: { options: { maxCharge: '20' } }, ownCap: 5 })).toEqual([
      { kind: 'ownCap', cap: 5, maxCharge: 20 },
    ]);
    expect(kinds({ then: { options: CAP }, ownCap: 5 })).toEqual([]);
    const filled = { custom: { keyword: 'coffee' }, then: free };
    expect(kinds({ ...filled, ownCap: 5 })).toEqual(['ownCap', ...kinds(filled)]);
  });

  it.each<[keyof OptionsDraft, string]>([
    ['maxTraffic', '0'],
    ['timeout', '86400'],
    ['memory', '16384'],
    ['cpus', '4'],
    ['proxyRegion', 'JP'],
    ['version', 'v0.0.1'],
    ['mode', 'sync'],
  ])('where something from outside sets %s to %s', (name, value) => {
    const descriptor = { ...worker, system: { ...worker.system, maxCharge: 5, maxTraffic: 100 } };
    const start = { options: { ...CAP, [name]: value }, descriptor };
    expect(judge(start)).toMatchObject([{ kind: 'option', name, value, source: 'link' }]);
  });

  it('about a maximum traffic from outside beside another danger, each once', () => {
    const limits = { ...CAP, mode: 'sync' as const, maxTraffic: '50' };
    const traffic = { kind: 'option', name: 'maxTraffic', value: '50', source: 'link' };
    for (const usual of [0, 100, 40]) {
      const descriptor = { ...worker, system: { ...worker.system, maxCharge: 5, maxTraffic: usual } };
      const reasons = judge({ options: limits, descriptor });
      expect(reasons.filter((reason) => 'name' in reason && reason.name === 'maxTraffic')).toMatchObject([
        { ...traffic, usual: String(usual) },
      ]);
    }
    const usual = { ...worker, system: { ...worker.system, maxCharge: 5, maxTraffic: 100 } };
    expect(judge({ options: { ...CAP, maxTraffic: '50' }, descriptor: usual })).toEqual([]);
  });

  it('where something from outside sets no maximum charge', () => {
    expect(judge({ options: { maxCharge: '0' } })).toMatchObject([{ kind: 'noCap', source: 'link' }]);
  });

  describe('as without a maximum charge, where that came from outside', () => {
    const uncapped = { ...worker, system: { ...worker.system, maxCharge: 0 } };
    const options = { maxCharge: '999999' };
    const named = { kind: 'noCap', usual: 0, limit: 999_999, source: 'link' };

    it('about what was filled in and about many subtasks, and names the charge', () => {
      const start = { custom: { place: 'Bern' }, options, descriptor: uncapped };
      const filled = { kind: 'filled', fields: ['place'], emptied: [], options: [], source: 'link' };
      expect(judge(start)).toEqual([named, filled]);
      expect(judge({ ...start, subtasks: 101 })).toEqual([named, { kind: 'subtasks', count: 101 }, filled]);
    });

    it('not once the person has set their own', () => {
      const start = { custom: { place: 'Bern' }, options, descriptor: uncapped, subtasks: 101 };
      expect(judge({ ...start, then: { options: CAP } })).toEqual([]);
    });

    it('not where it is no more than the Worker’s default', () => {
      const start = { custom: { place: 'Bern' }, subtasks: 101 };
      expect(judge({ ...start, options: { maxCharge: '4' } })).toEqual([]);
      expect(kinds({ ...start, options: { maxCharge: '6' } })).toEqual(['noCap', 'subtasks', 'filled']);
    });

    it('names a maximum traffic from outside beside it', () => {
      const start = { custom: { place: 'Bern' }, descriptor: uncapped };
      const traffic = { kind: 'option', name: 'maxTraffic', value: '9000000000', usual: '0', source: 'link' };
      expect(judge({ ...start, options: { ...options, maxTraffic: '9000000000' } })).toEqual([
        named,
        traffic,
        { kind: 'filled', fields: ['place'], emptied: [], options: [], source: 'link' },
      ]);
    });

    it('and where it is above the balance, whatever the Worker’s default is', () => {
      const rich = { ...worker, system: { ...worker.system, maxCharge: 5_000 } };
      const start = { options: { maxCharge: '999' }, descriptor: rich };
      expect(judge({ ...start, balance: 12 })).toEqual([
        { kind: 'noCap', usual: 5_000, limit: 999, isAboveBalance: true, source: 'link' },
      ]);
      expect(judge({ ...start, balance: 999 })).toEqual([]);
      expect(judge({ options: {}, then: { options: { maxCharge: '999' } }, balance: 12 })).toEqual([]);
    });
  });

  it('by the address that results go to, however it is written, and not once a person has set another', () => {
    const options = { ...CAP, callbackUrl: 'https://evil.example/a' };
    const reasons = [{ kind: 'callback', value: 'https://evil.example/a', source: 'link' }];
    expect(judge({ options })).toEqual(reasons);
    const respelled = { then: { options: { callbackUrl: ' https://EVIL.example/b ' } } };
    expect(kinds({ options, ...respelled })).toEqual(['callback']);
    expect(kinds({ options, then: { options: { callbackUrl: 'https://mine.example/' } } })).toEqual([]);
    expect(kinds({ options, then: { options: { callbackUrl: '' } } })).toEqual([]);
  });

  it('for fields that the form does not have, and for those that things are sent to', () => {
    const custom = { more: [1], filter: { webhook: 'https://evil.example/' } };
    expect(judge({ custom, options: CAP })).toMatchObject([
      { kind: 'address', name: 'filter', value: 'https://evil.example/' },
      { kind: 'extra', name: 'more', value: [1] },
    ]);
    expect(kinds({ custom: { place: 'https://example.com/' }, options: CAP })).toEqual([]);
  });

  it('for an address within a value, whatever a person changed around it', () => {
    const webhook = 'https://evil.example/';
    const custom = { filter: { webhook, depth: 1 } };
    const expected = [{ kind: 'address', name: 'filter', value: webhook, source: 'link' }];
    const after = (filter: Json) => judge({ custom, options: CAP, then: { custom: { filter } } });
    expect(after({ webhook, depth: 2 })).toEqual(expected);
    expect(after({ depth: 2, more: [{ webhook }] })).toEqual(expected);
    expect(after({ webhook: 'https://mine.example/', depth: 1 })).toEqual([]);
    const more = [{ webhook, depth: 1 }];
    const then = { custom: { more: [{ webhook, depth: 2 }] } };
    expect(kinds({ custom: { more }, options: CAP, then })).toEqual(['extra']);
  });

  it('for an address in a text or an item, whatever a person wrote around it, until it leads elsewhere', () => {
    const said = (at: string) => `Send the rows to https://evil.example/${at} each day`;
    const added = ['note', 'hooks'].map((name) =>
      aParameter({ name, title: name, ...(name === 'hooks' && { type: 'array', editor: 'stringList' }) }),
    );
    const descriptor = { ...worker, parameters: [...worker.parameters, ...added] };
    const after = (custom: JsonObject) =>
      judge({
        ...{ descriptor, options: CAP, custom: { note: said('hook'), hooks: [said('hook')] } },
        then: { custom },
      }).map((reason) => reason.kind === 'address' && reason.name);
    expect(after({})).toEqual(['note', 'hooks']);
    expect(after({ note: `Please: ${said('hook')}.`, hooks: [`Please: ${said('hook')}.`] })).toEqual([
      'note',
      'hooks',
    ]);
    expect(after({ note: said('other'), hooks: ['https://EVIL.example/'] })).toEqual(['note', 'hooks']);
    expect(after({ note: 'Send to https://mine.example/', hooks: ['https://mine.example/'] })).toEqual([]);
    expect(after({ note: '', hooks: [] })).toEqual([]);
  });

  it('for what is harmless, where nothing limits what it may cost', () => {
    const custom = { place: 'Bern' };
    const then = { options: { maxCharge: '0' } };
    expect(judge({ custom, then })).toMatchObject([
      { kind: 'noCap' },
      { kind: 'filled', fields: ['place'], options: [], source: 'link' },
    ]);
    expect(judge({ custom: { place: 'Bern', urls: [] }, then })).toMatchObject([
      { kind: 'noCap' },
      { kind: 'filled', fields: ['place'], emptied: ['urls'] },
    ]);
    expect(kinds({ custom, then: { ...then, custom: { place: 'Oslo' } } })).toEqual([]);
    expect(kinds({ custom, then: { options: CAP } })).toEqual([]);
  });

  it('for a list from outside as long as any of it is in it', () => {
    const keywords = Array.from({ length: 5_000 }, (_, at) => `term ${at}`);
    const then = (left: readonly string[]) => ({ options: { maxCharge: '0' }, custom: { keywords: left } });
    expect(kinds({ custom: { keywords }, then: then(keywords.slice(0, -1)) })).toEqual(['noCap', 'filled']);
    expect(kinds({ custom: { keywords }, then: then(keywords.slice(1)) })).toEqual(['noCap', 'filled']);
    expect(kinds({ custom: { keywords }, then: then(['mine']) })).toEqual([]);
  });
});
