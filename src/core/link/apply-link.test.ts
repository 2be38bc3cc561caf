import { describe, expect, it } from 'vitest';

import { buildCustom } from '#core/form/build-custom.ts';
import type { RunOrder } from '#core/run/run.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { applyLink } from './apply-link.ts';
import { linkChanges } from './form-changes.ts';
import { type LinkContent, mergeContents } from './link-content.ts';

const descriptor = aDescriptor();
/** Takes whole numbers for memory, and everything else as text. */
const readOptions = (draft: Readonly<Record<string, string>>) =>
  ({
    ...draft,
    memory: /^\d+$/.test(draft['memory'] ?? '') ? Number(draft['memory']) : undefined,
  }) as unknown as RunOrder['options']; // only presence is read

const aContent = (parts: Partial<LinkContent> = {}): LinkContent => ({
  custom: {},
  cleared: [],
  options: {},
  withheld: [],
  issues: [],
  ...parts,
});
const apply = (parts: Partial<LinkContent>) => applyLink(aContent(parts), descriptor, readOptions);
const sent = (parts: Partial<LinkContent>) => buildCustom(descriptor.parameters, apply(parts).values).custom;

const DEFAULTS = {
  keywords: ['coffee'],
  max_results: 20,
  place: 'New York',
  lang: 'en',
  closed: true,
  filter: { near: true },
};

describe('a link over a form', () => {
  it('leaves the defaults where it says nothing', () => {
    expect(sent({})).toEqual(DEFAULTS);
  });

  it('sets what it says and clears what it clears', () => {
    const { place: _, ...others } = DEFAULTS;
    expect(sent({ custom: { max_results: 5 }, cleared: ['place'] })).toEqual({ ...others, max_results: 5 });
  });

  it('clears all others where it holds a whole input', () => {
    expect(sent({ custom: { max_results: 5 }, cleared: 'others' })).toEqual({ max_results: 5 });
  });

  it('has set no field that is empty without it', () => {
    expect(apply({ custom: { max_results: 5 }, cleared: ['place', 'min_rating'] }).setFields).toEqual([
      'max_results',
      'place',
    ]);
    expect(apply({ cleared: 'others' }).setFields).toEqual(Object.keys(DEFAULTS));
  });

  it.each([
    [
      'of a wrong type',
      { max_results: 'abc' },
      { kind: 'wrongType', expected: 'integer', actual: 'string' },
      '20',
    ],
    ['out of bounds', { max_results: 501 }, { kind: 'aboveMaximum', maximum: 500 }, '20'],
    ['outside the options', { lang: 'fr' }, { kind: 'notAnOption', value: 'fr' }, 'en'],
    ['empty where one is required', { place: '' }, { kind: 'required' }, 'New York'],
  ])('keeps the default in place of a value %s, and says so', (_, custom, problem, stays) => {
    const { issues, setFields, values } = apply({ custom });
    const [[field, value]] = Object.entries(custom) as [[string, string | number]]; // one member each
    expect(issues).toEqual([{ field, value: String(value), reason: { kind: 'problem', problem }, stays }]);
    expect(setFields).toEqual([]);
    expect(buildCustom(descriptor.parameters, values).custom).toEqual(DEFAULTS);
  });

  it('keeps what the form does not know beside it, and says so', () => {
    const custom = { later: { a: 1 } };
    expect(sent({ custom })).toEqual({ ...DEFAULTS, ...custom });
    expect(apply({ custom }).issues).toEqual([
      { field: 'later', value: '{ "a": 1 }', reason: { kind: 'unknownField' } },
    ]);
  });

  it('keeps the default of a run option that cannot be read', () => {
    const { options, setOptions, issues } = apply({
      options: { memory: 'much', callbackUrl: 'https://x.example/' },
    });
    expect(options).toMatchObject({ memory: '1024', callbackUrl: 'https://x.example/' });
    expect(setOptions).toEqual({ callbackUrl: 'https://x.example/' });
    expect(issues).toEqual([
      { field: 'system.memory', value: 'much', reason: { kind: 'badOption' }, stays: '1024' },
    ]);
  });

  it('lists what it changes, old and new', () => {
    const content = {
      custom: { max_results: 5, lang: 'en', later: 1 },
      cleared: ['place'],
      options: { memory: '2048', timeout: '600' },
    };
    expect(linkChanges(apply(content), descriptor)).toEqual([
      { kind: 'field', name: 'max_results', title: 'Max results', from: 20, to: 5 },
      { kind: 'field', name: 'place', title: 'Place', from: 'New York' },
      { kind: 'field', name: 'later', title: 'later', to: 1 },
      { kind: 'option', name: 'cpus', from: '0.125', to: '0.5' },
      { kind: 'option', name: 'memory', from: '1024', to: '2048' },
    ]);
  });
});

describe('two links at once', () => {
  it('are the first, with what the second says over it', () => {
    const first = aContent({
      version: 'v1',
      custom: { a: 1, b: 2 },
      cleared: ['c', 'd'],
      options: { memory: '512', timeout: '1' },
      withheld: ['e', 'f'],
    });
    const second = aContent({ custom: { b: 3, c: 4, e: 5 }, cleared: ['a'], options: { memory: '1024' } });
    expect(mergeContents(first, second)).toEqual({
      version: 'v1',
      custom: { b: 3, c: 4, e: 5 },
      cleared: ['d', 'a'],
      options: { memory: '1024', timeout: '1' },
      withheld: ['f'],
      issues: [],
    });
  });
});
