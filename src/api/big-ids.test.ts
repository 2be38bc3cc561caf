import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { withoutDigitsPrefix } from '#core/json/digits.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { isTaskSlug, type TaskSlug } from '#core/saved-tasks/saved-task.ts';

import { aConfig } from '#test/a-config.ts';
import { createApi } from './create-api.ts';
import { createKeyStore } from './key/key-store.ts';

const RUN = '01KSFDS8XWTJME33C08XMCR6B9';
const TASK = '01KQ3T7AD4M5WNZ8V6C2XJRGEB';

/** The platform, answering every question with these texts by the end of their path. */
function anApi(version: 'v1' | 'v2', answers: Readonly<Record<string, string>>) {
  const keyStore = createKeyStore(undefined);
  keyStore.set('scraper_api_1');
  const config = aConfig({ version });
  const fetch = (input: RequestInfo | URL) => {
    const path = typeof input === 'string' ? new URL(input).pathname : '';
    const [, data = 'null'] = Object.entries(answers).find(([end]) => path.endsWith(end)) ?? [];
    return Promise.resolve(new Response(`{"code":0,"message":"success","data":${data}}`));
  };
  return createApi({ config, keyStore, fetch });
}

function runSlug(text: string): RunSlug {
  if (!isRunSlug(text)) throw new Error(text);
  return text;
}

function taskSlug(text: string): TaskSlug {
  if (!isTaskSlug(text)) throw new Error(text);
  return text;
}

/** Above 2^53, those among them that a double holds, and as long as none of them is. */
const anyId = fc
  .oneof(
    fc.bigInt(2n ** 53n, 2n ** 64n),
    fc.integer({ min: 53, max: 64 }).map((power) => 2n ** BigInt(power)),
    fc.bigInt(10n ** 25n, 10n ** 40n),
  )
  .map(String);

const PATHS = {
  v1: { log: '/last/log', results: '/result/list' },
  v2: { log: '/log', results: '/result' },
} as const;

describe.each(['v1', 'v2'] as const)(
  'an ID above 2^53, written as a number, keeps every digit in %s',
  (version) => {
    const paths = PATHS[version];

    it('as the group of a line of the log', async () => {
      await fc.assert(
        fc.asyncProperty(anyId, async (id) => {
          const api = anApi(version, {
            [paths.log]: `{"list":[{"type":2,"group":${id},"content":"a","timestamp":1}]}`,
          });
          expect((await api.log(runSlug(RUN))).entries.map(({ group }) => group)).toEqual([id]);
        }),
        { numRuns: 50 },
      );
    });

    it('in a row of the results, at any depth', async () => {
      await fc.assert(
        fc.asyncProperty(anyId, async (id) => {
          const row = `{"cid":${id},"__coreclaw_data_id__":${id},"nested":{"ids":[${id}]}}`;
          const api = anApi(version, {
            [paths.results]: `{"count":1,"headers":[{"key":"cid","label":"CID"}],"list":[${row}]}`,
          });
          const { rows } = await api.results(runSlug(RUN), { page: 1, pageSize: 10 });
          const plain = JSON.stringify(rows, (_, value: unknown) =>
            typeof value === 'string' ? withoutDigitsPrefix(value) : value,
          );
          expect(plain.match(/\d{16,}/g)).toEqual([id, id, id]);
        }),
        { numRuns: 50 },
      );
    });
  },
);

describe('an ID above 2^53 of what v2 alone has', () => {
  it('is never taken for a task, and told of in its input, which is not sent back', async () => {
    await fc.assert(
      fc.asyncProperty(anyId, async (id) => {
        const ids = `"id":${id},"worker_id":${id},"platform_actors_id":${id},"last_run_id":${id}`;
        const task = `{"slug":"${TASK}",${ids},"title":"A","input":{"parameters":{"custom":{"place":${id}}}}}`;
        const api = anApi('v1', { [TASK]: task, '/worker-tasks': `{"count":1,"list":[${task}]}` });
        const [listed] = (await api.v2.tasks({ page: 1 })).tasks;
        for (const read of [await api.v2.task(taskSlug(TASK)), listed])
          expect([read?.slug, read?.input.inexact]).toEqual([TASK, id]);
      }),
      { numRuns: 50 },
    );
  });

  it('names a new task, a waiting run and a started run as it is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt(10n ** 17n, 10n ** 25n).map(String), async (id) => {
        const api = anApi('v1', {
          '/run-queue/items': `{"count":1,"list":[{"queue_ref":${id}}]}`,
          '/activate': `{"results":[{"queue_ref":${id},"success":true}]}`,
        });
        expect((await api.v2.waitingRuns(1)).waiting.map(({ ref }) => ref)).toEqual([id]);
        expect(await api.v2.activate([id])).toEqual([{ ref: id, done: true }]);
      }),
      { numRuns: 50 },
    );
  });
});
