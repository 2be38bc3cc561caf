import { compileMessage } from '@lingui/message-utils/compileMessage';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';

import { LANGUAGES, isLanguage, turnOn } from './language.ts';
import { type Message, type MessageValues, writeMessage } from './write-message.ts';

afterEach(() => turnOn('en'));

/** As the build compiles it. */
const compiled = (text: string) => compileMessage(text) as Message; // its own type says less of what a choice holds

const written = (text: string, values?: MessageValues) => writeMessage(compiled(text), values);

it('writes values, choices and numbers into a message', () => {
  const rows =
    '{name} has {count, plural, =0 {no rows} one {# row} other {# rows{among, select, some { of {all}} other {}}}}';
  expect(written(rows, { name: 'A#', count: 0 })).toBe('A# has no rows');
  expect(written(rows, { name: 'A', count: 1, among: 'all' })).toBe('A has 1 row');
  expect(written(rows, { name: 'A', count: 1_234, among: 'some', all: 5_000 })).toBe(
    'A has 1,234 rows of 5000',
  );
  expect(written('{done, number} of {total, number}', { done: 1, total: 1_200 })).toBe('1 of 1,200');
  expect(written("It''s a '{'set'}'.")).toBe("It's a {set}.");
});

it('lets no value turn around the words behind it', () => {
  expect(written('{name} is sent.', { name: 'a\u202Eb\u202C' })).toBe('ab is sent.');
});

it('leaves out what is not given', () => {
  expect(written('Left{why}')).toBe('Left');
});

it.each(Object.keys(LANGUAGES).filter(isLanguage))(
  'chooses words for a whole number as %s does',
  (language) => {
    turnOn(language);
    const rules = new Intl.PluralRules(language);
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -3, max: 30 }), fc.maxSafeInteger()), (count) => {
        expect(written('{count, plural, one {one} other {other}}', { count })).toBe(rules.select(count));
      }),
    );
  },
);
