import { expect, it } from 'vitest';

import { ASIDE_FORMAT } from './aside.ts';

it('reads of an earlier build what a link had set, but for an earlier run of this browser', () => {
  const first = { options: { maxCharge: '0', nonsense: '1' }, tasks: 120, filled: 7 };
  expect(ASIDE_FORMAT.decode(JSON.stringify(first))).toEqual({
    ok: true,
    value: { drafts: [], filled: 7, marks: { options: { maxCharge: '0' }, makesSubtasks: true } },
  });
  expect(ASIDE_FORMAT.decode(JSON.stringify({ ...first, earlierRun: true }))).toEqual({
    ok: true,
    value: { drafts: [], filled: 7 },
  });
});
