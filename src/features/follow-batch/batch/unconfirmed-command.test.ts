import { expect, it } from 'vitest';

import type { PendingCommand } from '#batches/drive/batch-view.ts';
import { after, answered, begin, sent, seenRun } from '#test/a-batch-state.ts';
import type { BatchState } from '#core/batch/state/batch-state.ts';
import { batchReducer } from '#core/batch/state/batch-reducer.ts';

import { unconfirmedCommand } from './unconfirmed-command.ts';

/** A row is sent, and is done at once. */
const done = (batchState: BatchState, row: number): BatchState =>
  after(batchState, sent(row), answered(row), seenRun(row, { status: 'succeeded' }));

it('says what the tab that drives was asked to do and has not done, as long as it is not so', () => {
  const going = begin(2);
  const standsAt = (
    batchState: BatchState,
    command: PendingCommand['command'],
    state: PendingCommand['state'] = 'unheard',
  ) => unconfirmedCommand({ batch: { state: batchState }, pending: { command, state } });
  const paused = batchReducer(going, { kind: 'pause', time: 1 });
  const stopped = batchReducer(going, { kind: 'stop', abort: false, time: 1 });
  expect(standsAt(going, { kind: 'pause' })).toBe('pause');
  expect(standsAt(going, { kind: 'pause' }, 'sent')).toBeUndefined();
  expect(standsAt(paused, { kind: 'pause' })).toBeUndefined();
  expect(standsAt(paused, { kind: 'stop', abort: true })).toBe('stop');
  expect(standsAt(stopped, { kind: 'stop', abort: true })).toBeUndefined();
  expect(standsAt(done(done(going, 0), 1), { kind: 'pause' })).toBeUndefined();
  const held = batchReducer(going, { kind: 'askStop', question: 'q', time: 1 });
  expect(standsAt(going, { kind: 'askStop', question: 'q' })).toBe('other');
  expect(standsAt(held, { kind: 'askStop', question: 'q' })).toBeUndefined();
  expect(standsAt(held, { kind: 'keepOn', question: 'q', secret: '' })).toBe('other');
  expect(standsAt(held, { kind: 'keepOn', question: 'of another tab', secret: '' })).toBeUndefined();
  expect(standsAt(going, { kind: 'keepOn', question: 'q', secret: '' })).toBeUndefined();
  expect(standsAt(paused, { kind: 'askStop', question: 'q' })).toBeUndefined();
  expect(standsAt(stopped, { kind: 'leaveOut', rows: [1] })).toBe('other');
  expect(standsAt(going, 'takeOver')).toBe('other');
  expect(unconfirmedCommand({ batch: { state: going } })).toBeUndefined();
});
