import { expect, it } from 'vitest';

import { parseRunRef } from './run-ref.ts';

const ID = '01KSFDS8XWTJME33C08XMCR6B9';

it.each([ID, ` ${ID.toLowerCase()} `, `http://127.0.0.1:4173/runs/${ID}?view=map`, `/runs/${ID}`])(
  'reads %s as a run',
  (text) => {
    expect(parseRunRef(text)).toBe(ID);
  },
);

it.each(['', 'coffee', 'coreclaw/maps', `https://x.example/workers/${ID}`])('takes %j for no run', (text) => {
  expect(parseRunRef(text)).toBeUndefined();
});
