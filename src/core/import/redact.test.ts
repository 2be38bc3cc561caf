import { expect, it } from 'vitest';

import { readInput } from './read-input.ts';
import { redactOwnKey } from './redact.ts';

const KEY = 'no-look-of-a-key-1';

function imported(body: object) {
  const read = readInput(JSON.stringify(body));
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

it.each([{ note: KEY }, { nested: { list: [1, { deep: `a ${KEY} b` }] } }, { [KEY]: 1 }])(
  'takes the key of the tab out of an input that holds it, and says so: %j',
  (custom) => {
    const { custom: left, droppedKey } = redactOwnKey(imported({ parameters: { custom } }), KEY);
    expect(droppedKey).toBe(true);
    expect(JSON.stringify(left)).not.toContain(KEY);
    expect(JSON.stringify(left)).toContain('YOUR_API_KEY');
  },
);

it('takes it out of run options and a callback URL too, and leaves what does not hold it as it is', () => {
  const input = imported({ custom: { city: 'Oslo' } });
  expect(redactOwnKey(input, KEY)).toBe(input);
  expect(redactOwnKey(input, undefined)).toBe(input);
  const beside = { callbackUrl: `https://a.example/?k=${KEY}`, system: { proxy_region: KEY }, version: KEY };
  expect(redactOwnKey({ ...input, ...beside }, KEY)).toMatchObject({
    ...{ callbackUrl: 'https://a.example/?k=YOUR_API_KEY', system: { proxy_region: 'YOUR_API_KEY' } },
    ...{ version: 'YOUR_API_KEY', droppedKey: true },
  });
});
