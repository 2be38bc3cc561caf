import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const FOLDER = 'docs/decisions';
const RECORDS = readdirSync(FOLDER)
  .filter((file) => file !== 'README.md')
  .sort();

const readRecord = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');

it.each(RECORDS)('%s has its number, its date and the four parts of a record', (file) => {
  const [title = '', , date, ...rest] = readRecord(file).split('\n');
  expect(title).toMatch(new RegExp(`^# ${String(Number(file.slice(0, 4)))}\\. \\S`));
  expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(rest.filter((line) => line.startsWith('## ')).slice(0, 4)).toEqual([
    '## Context',
    '## Decision',
    '## Refused',
    '## Violated when',
  ]);
});

it('lists every record by its number and its title', () => {
  const listed = readFileSync(`${FOLDER}/README.md`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('- '));
  expect(listed).toEqual(
    RECORDS.map((file) => {
      const [, number = '', title = ''] = /^# (\d+)\. (.*)\n/.exec(readRecord(file)) ?? [];
      return `- ${number}. [${title}](${file})`;
    }),
  );
});
