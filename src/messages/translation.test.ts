import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';

import * as en from './en.ts';
import * as zh from './zh.ts';

type Tokens = Exclude<ReturnType<typeof compileMessage>, string>;

/** A message's `{placeholders}`, also those inside its choices. */
function placeholders(tokens: Tokens): readonly string[] {
  return tokens.flatMap((token) =>
    typeof token === 'string'
      ? []
      : [
          token[0],
          ...Object.values<unknown>(typeof token[2] === 'object' ? { ...token[2] } : {}).flatMap((choice) =>
            Array.isArray(choice) ? placeholders(choice as Tokens) : [],
          ),
        ],
  );
}

/** The choices of each `plural` and `select`, as "name kind: cases". */
function choices(tokens: Tokens, kind: string): readonly string[] {
  return tokens.flatMap((token) =>
    typeof token !== 'string' && token[1] === kind
      ? [
          `${token[0]}: ${Object.keys(token[2] ?? {})
            .filter((key) => key !== 'offset')
            .sort()
            .join(' ')}`,
        ]
      : [],
  );
}

const read = (text: string): Tokens => {
  const compiled = compileMessage(text);
  return typeof compiled === 'string' ? [compiled] : compiled;
};

const without = (names: readonly string[], others: readonly string[]) =>
  [...new Set(names)].filter((name) => !others.includes(name));

const PARTS = Object.keys(en) as (keyof typeof en)[]; // a namespace has no other keys

describe.each(PARTS)('the Chinese words of the part %s', (part) => {
  const chinese: Readonly<Record<string, string>> = zh[part];
  const pairs = Object.entries<string>(en[part]).map(
    ([key, english]) => [key, read(english), read(chinese[key] ?? '')] as const,
  );

  it('stand for the placeholders of the English ones, and choose between the same cases', () => {
    for (const [key, english, translated] of pairs) {
      expect(without(placeholders(translated), placeholders(english)), key).toEqual([]);
      const counts = choices(english, 'plural').map((choice) => choice.split(':')[0] ?? '');
      expect(without(placeholders(english), [...placeholders(translated), ...counts]), key).toEqual([]);
      expect(choices(translated, 'select'), key).toEqual(choices(english, 'select'));
    }
  });

  it('have no forms for one and many, as Chinese has none', () => {
    for (const [key, , translated] of pairs) {
      for (const choice of choices(translated, 'plural')) expect(choice, key).toMatch(/^\w+: (\d+ )*other$/);
    }
  });

  it('have no blank between two Chinese characters', () => {
    for (const [key, text] of Object.entries(chinese)) {
      expect(text, key).not.toMatch(
        /[\p{Script=Han}，。：；、？！“”（）] +[\p{Script=Han}，。：；、？！“”（）]/u,
      );
    }
  });

  it('name no number that they do not write', () => {
    for (const [key, english] of Object.entries<string>(en[part])) {
      if (english.includes('#')) expect(chinese[key], key).toContain('#');
    }
  });
});
