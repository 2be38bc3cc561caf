import { expect, it } from 'vitest';

import { createDraftStore } from '#core/draft/draft-store.ts';
import { aParameter } from '#test/a-parameter.ts';

import { watchEntries } from './watch-entries.ts';

const parameters = [aParameter({ name: 'a' }), aParameter({ name: '__proto__' })];

function aWatch() {
  const store = createDraftStore({
    parameters,
    draft: { values: { entries: new Map(), extras: new Map([['more', 1]]) } },
  });
  return { store, watch: watchEntries(store) };
}

it('tells a field of its own changes only', () => {
  const { store, watch } = aWatch();
  const heard: string[] = [];
  watch('a', () => heard.push('a'));
  watch('a', () => heard.push('a too'));
  watch('__proto__', () => heard.push('__proto__'));
  store.getState().setEntry('a', { kind: 'value', value: 'x' });
  store.getState().removeExtra('more');
  store.getState().setEntry('__proto__', { kind: 'value', value: 'y' });
  expect(heard).toEqual(['a', 'a too', '__proto__']);
  store.getState().undo();
  expect(heard).toEqual(['a', 'a too', '__proto__', '__proto__']);
});

it('tells nothing any more once it was stopped, and can begin again', () => {
  const { store, watch } = aWatch();
  const heard: string[] = [];
  const stop = watch('a', () => heard.push('first'));
  stop();
  store.getState().setEntry('a', { kind: 'value', value: 'x' });
  watch('a', () => heard.push('second'));
  store.getState().setEntry('a', undefined);
  expect(heard).toEqual(['second']);
});
