import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  changeLabel,
  isUnlabelled,
  LABELS_FILE,
  labelsToTake,
  mergeLabels,
  NO_LABEL,
  parseTags,
  type RunLabel,
} from './run-label.ts';

const anyLabel: fc.Arbitrary<RunLabel> = fc
  .record({
    name: fc.constantFrom('', 'Seattle', '西雅图'),
    note: fc.string({ maxLength: 8 }),
    star: fc.boolean(),
    tags: fc.array(fc.constantFrom('a', 'A', 'b', 'weekly'), { maxLength: 3 }),
    at: fc.nat(5),
  })
  .map(({ at, ...parts }) => changeLabel(NO_LABEL, parts, at));

const anyLabels = fc
  .dictionary(fc.constantFrom('r1', 'r2', '__proto__', 'r4'), anyLabel)
  .map((labels) => new Map(Object.entries(labels).filter(([, label]) => !isUnlabelled(label))));

describe('what a person puts on a run', () => {
  it('is kept without blanks around, each tag once', () => {
    expect(changeLabel(NO_LABEL, { name: '  Seattle ', tags: ['Weekly', 'weekly', ' ', 'a\nb'] }, 7)).toEqual(
      {
        ...{ name: 'Seattle', note: '', star: false, tags: ['Weekly', 'a b'], at: 7 },
      },
    );
    expect(parseTags('weekly, 客户； a ,,weekly')).toEqual(['weekly', '客户', 'a']);
  });

  it.each([{ name: 'Oslo' }, { note: 'ask' }, { star: true }, { tags: ['weekly'] }])(
    'is kept for %j alone',
    (label) => {
      expect(isUnlabelled({ ...NO_LABEL, ...label })).toBe(false);
    },
  );

  it('ends within no character', () => {
    const { name, tags } = changeLabel(
      NO_LABEL,
      { name: `a${'🍕'.repeat(100)}`, tags: [`a${'🍕'.repeat(20)}`] },
      7,
    );
    expect([name, ...tags]).toEqual([`a${'🍕'.repeat(99)}`, `a${'🍕'.repeat(19)}`]);
  });

  it('comes back from its file as it was', () => {
    fc.assert(
      fc.property(anyLabels, (labels) => {
        expect(LABELS_FILE.decode(LABELS_FILE.encode(labels))).toEqual({ ok: true, value: labels });
      }),
    );
  });

  it.each(['', '[]', '{"runs":[]}', '{"runs":{"r":7}}', 'a,b'])('is not read from %j', (text) => {
    expect(LABELS_FILE.decode(text)).toEqual({ ok: false, error: 'unreadable' });
  });

  it('is merged by run: no star, tag or text is lost but an older text for a newer one', () => {
    fc.assert(
      fc.property(anyLabel, anyLabel, (a, b) => {
        const merged = mergeLabels(a, b);
        const folded = (tags: readonly string[]) => new Set(tags.map((tag) => tag.toLowerCase()));
        expect(folded(merged.tags)).toEqual(folded([...a.tags, ...b.tags]));
        expect(merged.star).toBe(a.star || b.star);
        const newer = a.at <= b.at ? b : a;
        if (newer.name !== '') expect(merged.name).toBe(newer.name);
        expect(merged.name === '').toBe(a.name === '' && b.name === '');
        expect(mergeLabels(merged, b)).toEqual(merged);
      }),
    );
  });

  it('takes a file only once, and says how much of it is new', () => {
    fc.assert(
      fc.property(anyLabels, anyLabels, (file, present) => {
        const changedLabels = labelsToTake(file, present);
        const after = new Map([...present, ...changedLabels]);
        expect([...labelsToTake(file, after).keys()].filter((run) => !present.has(run))).toEqual([]);
        expect([...changedLabels.keys()].every((run) => file.has(run))).toBe(true);
      }),
    );
  });
});
