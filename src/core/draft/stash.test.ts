import { expect, it } from 'vitest';

import { STASH_FORMAT } from './stash.ts';

it('reads of an earlier build what a link had set, but for an earlier run of this browser', () => {
  const first = { options: { maxCharge: '0', nonsense: '1' }, tasks: 120, filled: 7 };
  expect(STASH_FORMAT.decode(JSON.stringify(first))).toEqual({
    ok: true,
    value: { drafts: [], filled: 7, marks: { options: { maxCharge: '0' }, makesSubtasks: true } },
  });
  expect(STASH_FORMAT.decode(JSON.stringify({ ...first, earlierRun: true }))).toEqual({
    ok: true,
    value: { drafts: [], filled: 7 },
  });
});

it('reads again what filled the form, and nothing of what it does not know', () => {
  const by = { from: 'run', runAt: 7 } as const;
  const read = (json: string) => STASH_FORMAT.decode(json);
  expect(read(STASH_FORMAT.encode({ drafts: [], filled: 7, filledBy: by }))).toEqual({
    ok: true,
    value: { drafts: [], filled: 7, filledBy: by },
  });
  const older = STASH_FORMAT.encode({ drafts: [], filled: 7, filledBy: by }).replace(
    '"runAt"',
    '"at":9,"runAt"',
  );
  expect(read(older)).toMatchObject({ value: { filledBy: by } });
  const unknown = STASH_FORMAT.encode({ drafts: [], filled: 7, filledBy: by }).replace('"run"', '"bus"');
  expect(read(unknown)).toEqual({ ok: true, value: { drafts: [], filled: 7 } });
});
