import { expect, it } from 'vitest';

import { readInput } from '#core/import/read-input.ts';

import { jsonProblemAtLength, readInputAtLength, readJsonAtLength } from './read-at-length.ts';
import { readInputJson } from './read-input-json.ts';

const { signal } = new AbortController();

const custom = {
  first: 1,
  urls: Array.from({ length: 10_001 }, (_, index) => ({ url: `https://example.com/${index}` })),
  ['__proto__']: Array.from({ length: 2_500 }, () => 'own'),
  last: ['a'],
};
const text = JSON.stringify(custom);

it('reads the JSON of a form as the page itself would', async () => {
  const reading = await readJsonAtLength(text, signal);
  expect(reading).toEqual(readInputJson(text));
  expect(reading.ok && Object.keys(reading.value)).toEqual(Object.keys(JSON.parse(text) as object));
});

it('reads an import as the page itself would', async () => {
  const command = `curl 'https://openapi.coreclaw.com/api/v1/scraper/run' -H 'api-key: x' -d '${JSON.stringify(
    {
      scraper_slug: 'a/b',
      input: { parameters: { custom } },
    },
  )}'`;
  expect(await readInputAtLength(command, signal)).toEqual(readInput(command));
});

it('says what is wrong with a text', async () => {
  const broken = `${text.slice(0, -1)},}`;
  expect(await jsonProblemAtLength(broken, signal)).toEqual({
    kind: 'syntax',
    line: 1,
    column: broken.length,
    detail: '}',
  });
  expect(await readInputAtLength(broken, signal)).toEqual(readInput(broken));
  expect(await jsonProblemAtLength(text, signal)).toBeUndefined();
});

it('ends when nobody wants it any more', async () => {
  const controller = new AbortController();
  const reading = readJsonAtLength(text, controller.signal);
  controller.abort();
  await expect(reading).rejects.toThrow('Aborted');
});
