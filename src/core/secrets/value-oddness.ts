import type { Demand, Mention } from './secret-name.ts';

/** How likely a text is a machine-made secret: not at all, prose, a word, odd, or random. */
const ODDNESS = ['nothing', 'plain', 'word', 'odd', 'random'] as const;
export type Oddness = (typeof ODDNESS)[number];

const STAND_IN =
  /^(?:["'`]?(?:\$[a-z_({]|%\w+%|\{\{|<[^<>]*>$|\[[\w -]*\]$)|(?:your|my|enter|insert)[_ -]|process\.env|os\.environ|env[:.]|[*•·.…_-]+$|x{3,}|changeme$)/i;

const CHOICES = new Set(
  `true false yes no on off none null nil undefined auto automatic default required optional enabled disabled enable disable
   all any accept reject deny allow always never include omit same-origin n/a na ja nein oui non si sim nao 是 否 有 无 無
   basic bearer oauth oauth2 digest apikey cookie token login logout public private manual necessary both each new`.split(
    /\s+/,
  ),
);

const WORDS = /^[\p{L}\p{M}'’]+(?:[ _,.!?/-]+[\p{L}\p{M}'’]+)*[.!?]?$/u;
const NUMBER = /^[+-]?[\d\s.,:%()/-]*\d[\d\s.,:%()/-]*$/;
const DATE = /^\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]+)?$/;
const ADDRESS = /^(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.|\/|0x[\da-f]{40}$)|^[\w.+-]{1,64}@[\w.-]{1,255}$/i;

const KINDS: readonly (readonly [fits: (text: string) => boolean, Oddness])[] = [
  [(text) => text === '' || CHOICES.has(text.toLowerCase()) || STAND_IN.test(text), 'nothing'],
  [(text) => text.length > 4_000 || /^\d{6,}$/.test(text), 'odd'],
  [(text) => NUMBER.test(text) || DATE.test(text) || ADDRESS.test(text), 'plain'],
  [(text) => isMixed(text), 'random'],
  [(text) => WORDS.test(text), 'word'],
  [(text) => /\s/.test(text), 'odd'],
  [isRandom, 'random'],
];

export function oddnessOf(given: string): Oddness {
  const text = given.trim();
  const kind = KINDS.find(([fits]) => fits(text))?.[1] ?? 'odd';
  if (!/[\s/]/.test(text)) return kind;
  // Several words are a remark, unless there is something else among them.
  return kind === 'word' || (kind === 'odd' && !/[\d=:{}[\]<>@#|\\"]/.test(text)) ? 'plain' : kind;
}

const isMixed = (text: string) => /^[a-z]+$/i.test(text) && text.length >= 12 && changesOf(text) >= 5;

/** True if letters and digits alternate in a way that people do not type. */
export function isRandom(text: string): boolean {
  return (text.match(/[a-z\d]{8,}/gi) ?? []).some((run) => {
    const between = run.match(/[a-z]\d|\d[a-z]/gi)?.length ?? 0;
    return between >= 2 || (run.length >= 16 && (changesOf(run) >= 5 || isUnspoken(run)));
  });
}

const isUnspoken = (run: string) =>
  /\d/.test(run) && (run.match(/[aeiou]/gi)?.length ?? 0) < (run.match(/[a-z]/gi)?.length ?? 0) / 4;

const changesOf = (run: string) => run.match(/[a-z][A-Z\d]|\d[A-Za-z]|[A-Z]{2}[a-z]/g)?.length ?? 0;

const LEAST: Readonly<Record<Exclude<Demand, 'digits'>, Oddness>> = {
  any: 'word',
  odd: 'odd',
  random: 'random',
};

export function satisfies({ topic, demand }: Pick<Mention, 'topic' | 'demand'>, text: string): boolean {
  if (demand === 'digits') return /^\d{4,8}$/.test(text.trim());
  if (topic === 'code' && /^\d{3,10}$/.test(text.trim())) return demand !== 'random';
  const isSaid = demand === 'any' && (topic === 'password' || topic === 'phrase');
  const least = isSaid ? 'plain' : LEAST[demand];
  const oddness = oddnessOf(text);
  return ODDNESS.indexOf(oddness) >= ODDNESS.indexOf(least);
}
