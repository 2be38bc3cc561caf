import { describe, expect, it } from 'vitest';

import { after, answered, begin, sent } from '#test/a-batch-state.ts';
import { asksBeforeLeaving, isBatchOver } from './standing.ts';

it('takes a batch for over once it is stopped and nothing is under way, whatever waits', () => {
  const stop = { kind: 'stop', abort: false } as const;
  expect(isBatchOver(begin(2))).toBe(false);
  expect(isBatchOver(after(begin(2), stop))).toBe(true);
  expect(isBatchOver(after(begin(2), sent(0), stop))).toBe(false);
});

describe('before the tab of a batch is closed', () => {
  const going = begin(2);
  const sending = after(going, sent(0));

  it('is asked while rows are to be sent', () => {
    expect(asksBeforeLeaving(going)).toBe(true);
    expect(asksBeforeLeaving(after(going, { kind: 'pause' }))).toBe(false);
  });

  it('is asked while a request is on its way, also once it is paused or stopped', () => {
    for (const halt of [{ kind: 'pause' }, { kind: 'stop', abort: false }] as const) {
      expect(asksBeforeLeaving(after(sending, halt))).toBe(true);
      expect(asksBeforeLeaving(after(sending, halt, answered(0)))).toBe(false);
    }
  });
});
