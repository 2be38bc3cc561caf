import { toOptionsDraft } from '#core/options/options-draft.ts';
import { expect, it } from 'vitest';

import { DRAFT_FORMAT } from '#core/draft/draft-codec.ts';
import { type Draft } from '#core/draft/draft.ts';
import { packText } from '#core/bytes/pack-text.ts';
import { emptyRows, rowsOf } from '#core/form/rows.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { readInput } from '#core/import/read-input.ts';

import {
  jsonProblemAtLength,
  readDraftAtLength,
  readInputAtLength,
  readJsonAtLength,
} from './read-at-length.ts';
import { readInputJson } from './read-input-json.ts';
import { readStoredDraft } from './read-packed-draft.ts';

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

it('reads a draft as the page itself would', async () => {
  const draft: Draft = {
    workerVersion: 'v1',
    parameters: [],
    values: {
      entries: new Map([
        ['first', { kind: 'text', text: '1e3' }],
        ['urls', { kind: 'rows', rows: rowsOf(custom.urls) }],
        ['none', { kind: 'rows', rows: emptyRows }],
        ['__proto__', { kind: 'rows', rows: rowsOf(['own']) }],
      ]),
      extras: new Map([['more', { a: [1] }]]),
    },
    options: toOptionsDraft(defaultOptions(aDescriptor())),
    brokenJson: text,
  };
  const stored = [...packText(DRAFT_FORMAT.encode(draft), DRAFT_FORMAT.version)].at(-1) ?? '';
  const read = await readDraftAtLength(stored, signal);
  expect(read).toEqual(readStoredDraft(stored));
  expect(read).toEqual({ ok: true, value: { draft, json: readInputJson(text) } });
  expect(await readDraftAtLength('z1.broken', signal)).toEqual({ ok: false, error: 'unreadable' });
});

it('ends when nobody wants it any more', async () => {
  const controller = new AbortController();
  const reading = readJsonAtLength(text, controller.signal);
  controller.abort();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});
