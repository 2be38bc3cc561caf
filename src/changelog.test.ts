import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** So much of an entry says what it is about: two versions of one, as two branches leave them, begin alike. */
const BEGINNING = 60;

const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'].map((kind) => `### ${kind}`);

it('tells each change once', () => {
  const begun = readFileSync('CHANGELOG.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(0, BEGINNING));
  expect(begun.filter((beginning, at) => begun.indexOf(beginning) !== at)).toEqual([]);
});

it('has each kind of change once, in the order of Keep a Changelog', () => {
  const unreleased =
    readFileSync('CHANGELOG.md', 'utf8')
      .split('\n## ')
      .find((part) => part.startsWith('Unreleased')) ?? '';
  const kinds = unreleased.split('\n').filter((line) => line.startsWith('### '));
  expect(kinds).toEqual(KINDS.filter((kind) => kinds.includes(kind)));
});
