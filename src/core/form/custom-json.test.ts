import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import type { Json } from '#core/json/json.ts';
import { aForm } from '#test/a-form.ts';
import { aParameter } from '#test/a-parameter.ts';
import { formFromJson, formToJson } from './custom-json.ts';
import { defaultValues } from './default-values.ts';
import type { Entry } from './entry.ts';
import type { Parameter } from './parameter.ts';
import { rowsOf } from './rows.ts';

const limit = aParameter({ name: 'limit', type: 'integer', editor: 'number', maximum: 100 });
const urls = aParameter({
  name: 'urls',
  type: 'array',
  editor: 'requestList',
  itemShape: { kind: 'object', key: 'url' },
});

describe('the JSON of a form', () => {
  it('holds what is wrong but is a value, and names what is none yet', () => {
    const values = aForm({
      limit: { kind: 'text', text: '1e' },
      urls: { kind: 'rows', rows: rowsOf([{ url: 'not a URL' }, null]) },
    });
    expect(formToJson([limit, urls], values)).toEqual({
      custom: { urls: [{ url: 'not a URL' }] },
      unread: ['limit'],
    });
  });

  it.each<[Partial<Parameter>, string, Json]>([
    [{ type: 'integer', maximum: 5 }, '99', 99],
    [{ type: 'number', minimum: 1 }, '-0.5', -0.5],
    [{ type: 'object', editor: 'json' }, '[1]', [1]],
  ])('holds the typed value that a field of %j refuses: %s', (parts, text, value) => {
    const parameter = aParameter({ name: 'limit', ...parts });
    const values = aForm({ limit: { kind: 'text', text } });
    expect(formToJson([parameter], values)).toEqual({ custom: { limit: value }, unread: [] });
    expect(formFromJson([parameter], values, { limit: value, own: 1 })).toEqual({
      ...values,
      extras: new Map([['own', 1]]),
    });
  });

  it('keeps a text that is no value yet in its field while other values are edited', () => {
    const text: Entry = { kind: 'text', text: '1e' };
    expect(formFromJson([limit, urls], aForm({ limit: text }), { urls: [], own: 1 })).toEqual(
      aForm({ limit: text, urls: { kind: 'rows', rows: rowsOf([]) } }, { own: 1 }),
    );
  });

  it('keeps what was typed for a value that did not change', () => {
    const text: Entry = { kind: 'text', text: '1e1' };
    expect(formFromJson([limit], aForm({ limit: text }), { limit: 10 })).toEqual(aForm({ limit: text }));
    expect(formFromJson([limit], aForm({ limit: text }), { limit: 11 })).toEqual(
      aForm({ limit: { kind: 'value', value: 11 } }),
    );
  });

  it('leaves out a field whose member was deleted', () => {
    expect(formFromJson([limit], aForm({ limit: { kind: 'value', value: 1 } }), {})).toEqual(aForm({}));
  });

  it('goes into a form that was changed meanwhile only where it was edited', () => {
    const value = (json: Json): Entry => ({ kind: 'value', value: json });
    const parameters = ['typed', 'edited', 'both', 'added', 'cleared', 'deleted'].map((name) =>
      aParameter({ name }),
    );
    const from = aForm(
      { typed: value('a'), edited: value('a'), both: value('a'), cleared: value('a'), deleted: value('a') },
      { kept: 1, changed: 1, gone: 1 },
    );
    const now = aForm(
      {
        typed: value('form'),
        edited: value('a'),
        both: value('form'),
        added: value('form'),
        deleted: value('a'),
      },
      { kept: 1, changed: 1, gone: 1, late: 1 },
    );
    const custom = {
      ...{ typed: 'a', edited: 'json', both: 'json', cleared: 'a' },
      ...{ kept: 1, changed: 2, own: 1 },
    };
    expect(formFromJson(parameters, from, custom, now)).toEqual(
      aForm(
        { typed: value('form'), edited: value('json'), both: value('json'), added: value('form') },
        { kept: 1, changed: 2, own: 1, late: 1 },
      ),
    );
  });

  it('gives the very form back when nothing was edited, for any descriptor', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const { parameters } = readDescriptor({ parameters: { custom: { properties: data } } });
        const values = defaultValues(parameters);
        expect(formFromJson(parameters, values, formToJson(parameters, values).custom)).toEqual(values);
      }),
    );
  });
});
