import { describe, expect, it } from 'vitest';
import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import { defaultValues } from '#core/form/default-values.ts';
import { EDITORS } from '#core/form/parameter.ts';
import type { Json } from '#core/json/json.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import { aRunBody, aSandbox } from '#test/a-sandbox.ts';
import { SAMPLE_TASKS } from '../world/sample-tasks.ts';
import { SAMPLE_WORKERS } from './sample-workers.ts';

const named = SAMPLE_WORKERS.map((worker) => [worker.path, worker] as const);

describe.each(named)('%s', (path, worker) => {
  const descriptor = readDescriptor(worker.data);
  const declared = descriptor.parameters.filter((parameter) => parameter.default !== undefined);
  const defaults = Object.fromEntries(declared.map((parameter) => [parameter.name, parameter.default]));
  const { custom, problems } = buildCustom(descriptor.parameters, defaultValues(descriptor.parameters));

  it('has an ID and a path that the console can open', () => {
    expect([parseWorkerSlug(worker.id).ok, parseWorkerSlug(path).ok]).toEqual([true, true]);
  });

  it('makes a form that can be sent untouched, and then sends exactly its defaults', () => {
    expect([...problems]).toEqual([]);
    expect(custom).toEqual(defaults);
  });

  it('is accepted with its defaults as they are, and its run comes to its end', async () => {
    const sandbox = aSandbox();
    const body = aRunBody({ scraper_slug: path, version: descriptor.version, custom });
    const { code, message, data } = await sandbox.post('/api/v1/scraper/run', body);
    expect({ code, message }).toEqual({ code: 0, message: 'success' });
    await sandbox.wait(60_000);
    const detail = await sandbox.post('/api/v1/run/detail', data);
    expect((detail.data as { status: number }).status).toBe(worker.ending?.kind === 'failed' ? 4 : 3);
  });

  it('gives rows with the keys of its headers', async () => {
    const sandbox = aSandbox();
    const made: unknown = await (await sandbox.control('runs', { rows: 3, worker: path })).json();
    const page = await sandbox.post('/api/v1/run/result/list', {
      ...(made as { data: object }).data,
      page_index: 1,
      page_size: 3,
    });
    const keys = [...worker.results.columns.map(({ key }) => key), '__coreclaw_data_id__'];
    expect((page.data as { list: object[] }).list.map((row) => Object.keys(row))).toEqual([keys, keys, keys]);
  });
});

it('finds places where they are looked for', async () => {
  const sandbox = aSandbox();
  const custom = { keywords: ['dentists'], base_location: 'Boston, USA', max_results: 3 };
  const { data } = await sandbox.post('/api/v1/scraper/run', aRunBody({ custom }));
  await sandbox.wait(60_000);
  const page = await sandbox.post('/api/v1/run/result/list', {
    ...(data as object),
    page_index: 1,
    page_size: 3,
  });
  const place = { city: 'Boston', source_keyword: 'dentists', source_location: 'Boston, USA', state: null };
  expect((page.data as { list: object[] }).list).toMatchObject([place, place, place]);
});

type Declared = { parameters: { custom: { properties: { name: string; default?: Json }[] } } };
const IN_USUAL_SHAPE = named.filter(
  ([path]) => !path.startsWith('sandbox/') || path === 'sandbox/editor-gallery',
);

it.each(IN_USUAL_SHAPE)('%s sends the very defaults that its descriptor declares', (_, { data }) => {
  const { properties } = (data as Declared).parameters.custom;
  const declared = properties.filter((property) => property.default !== undefined);
  const { parameters } = readDescriptor(data);
  expect(buildCustom(parameters, defaultValues(parameters)).custom).toEqual(
    Object.fromEntries(declared.map((property) => [property.name, property.default])),
  );
});

it('has each ID and each path once', () => {
  const names = SAMPLE_WORKERS.flatMap(({ id, path }) => [id, path]);
  expect(new Set(names).size).toBe(names.length);
});

it('uses every editor', () => {
  const used = SAMPLE_WORKERS.flatMap(({ data }) =>
    readDescriptor(data).parameters.map(({ editor }) => editor),
  );
  expect(new Set(used)).toEqual(new Set(EDITORS));
});

it('has a Worker of forty fields', () => {
  const large = SAMPLE_WORKERS.find(({ path }) => path === 'webkit-tools/site-crawler-pro');
  expect(readDescriptor(large?.data).parameters).toHaveLength(40);
});

it('has saved Tasks that the platform accepts as runs', async () => {
  for (const { worker, input } of SAMPLE_TASKS) {
    const body = { ...aRunBody({ scraper_slug: worker }), input };
    expect(await aSandbox().post('/api/v1/scraper/run', body)).toMatchObject({ code: 0 });
  }
});
