import { describe, expect, it } from 'vitest';

import { carryOver } from '#core/draft/carry-over.ts';
import { aParameter } from '#core/form/a-parameter.ts';
import type { Entry } from '#core/form/entry.ts';
import { rowsOf } from '#core/form/rows.ts';

describe('carryOver', () => {
  it('keeps what fits as it was typed, gives what is new its default, and moves what does not fit beside the form', () => {
    const kept: Entry = { kind: 'text', text: '1e3' };
    const carried = carryOver(
      {
        parameterNames: ['limit', 'left_empty', 'old_list', 'old_number', 'old_words', 'old_value'],
        values: {
          entries: new Map<string, Entry>([
            ['limit', kept],
            ['old_list', { kind: 'rows', rows: rowsOf(['a', 'b']) }],
            ['old_number', { kind: 'text', text: '10' }],
            ['old_words', { kind: 'text', text: 'ten or so' }],
            ['old_value', { kind: 'value', value: false }],
          ]),
          extras: new Map([['own', 1]]),
        },
      },
      [
        aParameter({ name: 'limit', default: 'x' }),
        aParameter({ name: 'left_empty', default: 'x' }),
        aParameter({ name: 'new' }),
        aParameter({ name: 'new_default', default: 'x' }),
      ],
    );
    expect(carried).toEqual({
      values: {
        entries: new Map<string, Entry>([
          ['limit', kept],
          ['new_default', { kind: 'value', value: 'x' }],
        ]),
        extras: new Map<string, unknown>([
          ['own', 1],
          ['old_list', ['a', 'b']],
          ['old_number', 10],
          ['old_words', 'ten or so'],
          ['old_value', false],
        ]),
      },
      leftOver: ['old_list', 'old_number', 'old_words', 'old_value'],
    });
  });
});
