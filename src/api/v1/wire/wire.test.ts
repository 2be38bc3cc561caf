import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Failure } from '#core/errors/failure.ts';
import { readAccount } from './account.ts';
import { readLog } from '../../wire/log.ts';
import { readProxyRegions } from '../../wire/proxy-regions.ts';
import { readExport, readResultList, toResultPage } from '../../wire/results.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { asRequested } from '../../wire/run-record.ts';
import { readRun, readRunPage } from './run.ts';
import { readStartedRun } from './started-run.ts';
import { readStore } from './store.ts';

const RUN = '01KSFDS8XWTJME33C08XMCR6B9';

/** What a reader says about an answer that it cannot use. */
function refusal(read: (data: unknown) => unknown, data: unknown): unknown {
  try {
    return { read: read(data) };
  } catch (error) {
    return error instanceof Failure ? error.facts : error;
  }
}

const unreadable = (detail: string) => ({ kind: 'unreadable', detail });

const aRecord = (parts: object = {}) => ({
  slug: RUN,
  scraper_slug: 'coreclaw/google-maps-scraper',
  scraper_title: 'Google Maps',
  version: 'v1.0.5',
  status: 3,
  err_msg: '',
  results: 1204,
  usage: '0.0217',
  traffic: 22_600_000,
  started_at: 1_764_000_000,
  finished_at: 1_764_000_221,
  duration: 221,
  origin: 'api',
  ...parts,
});

const aRun = (parts: object = {}) => ({
  slug: RUN,
  workerSlug: 'coreclaw/google-maps-scraper',
  workerTitle: 'Google Maps',
  version: 'v1.0.5',
  status: 'succeeded',
  errorMessage: '',
  results: 1204,
  usage: 0.0217,
  traffic: 22_600_000,
  startedAt: 1_764_000_000_000,
  finishedAt: 1_764_000_221_000,
  duration: 221,
  origin: 'api',
  ...parts,
});

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('a run record', () => {
  it('is read into our own words', () => {
    expect(readRun(aRecord())).toEqual(aRun());
  });

  it.each([
    [
      'numbers as text',
      { results: '7', traffic: '12', duration: '3.5' },
      { results: 7, traffic: 12, duration: 3.5 },
    ],
    ['usage as a number', { usage: 1.5 }, { usage: 1.5 }],
    ['milliseconds', { started_at: 1_764_000_000_123 }, { startedAt: 1_764_000_000_123 }],
    ['seconds as text', { started_at: '1764000000' }, { startedAt: 1_764_000_000_000 }],
    ['a date as text', { started_at: '2025-11-24T16:00:00Z' }, { startedAt: 1_764_000_000_000 }],
    ['a version that is a number', { version: 2 }, { version: '2' }],
    [
      'an error on a run that did not fail',
      { err_msg: '3 URLs skipped' },
      { errorMessage: '3 URLs skipped' },
    ],
    ['an error of 200 kB', { err_msg: 'W'.repeat(200_000) }, { errorMessage: `${'W'.repeat(3_999)}…` }],
    ['more than we know', { region: 'US', nested: { a: 1 } }, {}],
  ])('is read with %s', (_, wire, own) => {
    expect(readRun(aRecord(wire))).toEqual(aRun(own));
  });

  it.each([0, null, undefined, '', '0', -1, 'never', {}])('has no time while it is %j', (unset) => {
    const { startedAt: _started, finishedAt: _finished, ...run } = aRun();
    expect(readRun(aRecord({ started_at: unset, finished_at: unset }))).toEqual(run);
  });

  it.each([
    [1, false],
    [2, false],
    [3, true],
    [4, true],
    [5, true],
    ['aborted', true],
    ['paused', false],
  ])('of status %j has an end, whatever its time says: %s', (status, has) => {
    expect('finishedAt' in readRun(aRecord({ status }))).toBe(has);
  });

  it.each([
    [1, 'ready'],
    [2, 'running'],
    [3, 'succeeded'],
    [4, 'failed'],
    [5, 'aborting'],
    ['2', 'running'],
    ['running', 'running'],
    ['Succeeded', 'succeeded'],
    ['aborted', 'aborted'],
    [0, 'unknown'],
    [6, 'unknown'],
    ['paused', 'unknown'],
    [null, 'unknown'],
    [{}, 'unknown'],
    ['__proto__', 'unknown'],
  ])('takes status %j for %s', (wire, status) => {
    expect(readRun(aRecord({ status: wire })).status).toBe(status);
  });

  it.each([null, '', 'abc', 'NaN', 'Infinity', '0x10', -5, '-0.1', 1e308, true, [], { usd: 1 }])(
    'has no cost where %j is said of it',
    (usage) => {
      expect(readRun(aRecord({ usage }))).not.toHaveProperty('usage');
    },
  );

  it.each([-5, '-1', 'abc', null, 1e308, '123456789012345678901234567890'])(
    'does not tell how much it did where %j is said of it',
    (odd) => {
      const run = readRun(aRecord({ results: odd, traffic: odd, duration: odd }));
      for (const figure of ['results', 'traffic', 'duration']) expect(run).not.toHaveProperty(figure);
    },
  );

  it.each([1, '2', -5, '0001-01-01T00:00:00Z', '1970-01-01 08:00:00'])('has no time for %j', (time) => {
    expect(readRun({ slug: 'run-1', started_at: time })).not.toHaveProperty('startedAt');
  });

  it('has no time at the end of all dates', () => {
    expect(readRun(aRecord({ finished_at: '+275760-09-13T00:00:00.000Z' }))).not.toHaveProperty('finishedAt');
  });

  it('has what is read at one glance cut where it is not', () => {
    const long = 'x'.repeat(1_000);
    const { workerSlug, version, origin } = readRun(
      aRecord({ scraper_slug: long, version: long, origin: long }),
    );
    expect([workerSlug, version, origin].map(({ length }) => length)).toEqual([200, 200, 200]);
  });

  it('needs nothing but its slug', () => {
    expect(readRun({ slug: RUN })).toEqual({
      slug: RUN,
      workerSlug: '',
      workerTitle: '',
      version: '',
      status: 'unknown',
      errorMessage: '',
      origin: '',
    });
  });

  it.each([
    [null, 'data is not a usable object'],
    ['text', 'data is not a usable object'],
    [[], 'data is not a usable object'],
    [{}, 'data.slug is missing or not usable'],
    [{ slug: null }, 'data.slug is missing or not usable'],
    [{ slug: { a: 1 } }, 'data.slug is missing or not usable'],
    [{ slug: '../../x' }, 'data.slug is not a run ID'],
    [{ slug: 'a b' }, 'data.slug is not a run ID'],
  ])('says what it lacks: %j', (data, detail) => {
    expect(refusal(readRun, data)).toEqual(unreadable(detail));
  });
});

describe('a run that was asked for', () => {
  const run = readRun(aRecord());

  it('is told by its ID, however that is written, or by a number that is no ID of runs', () => {
    expect(asRequested(run, RUN as RunSlug)).toBe(run);
    expect(asRequested(run, RUN.toLowerCase() as RunSlug)).toBe(run);
    expect(asRequested(readRun(aRecord({ slug: 4711 })), RUN as RunSlug)).toEqual(run);
  });

  it('is not another one', () => {
    expect(() => asRequested(run, '01KSFDS8XWTJME33C08XMCR6C0' as RunSlug)).toThrow('unreadable');
  });
});

describe('a page of runs', () => {
  it('is read with its total', () => {
    expect(readRunPage({ count: 41, list: [aRecord(), null] })).toEqual({
      runs: [aRun()],
      unread: [],
      total: 41,
    });
  });

  it.each([{ list: [] }, { count: 0 }, { count: 0, list: null }, { count: 0, list: [] }])(
    'is empty for %j',
    (data) => {
      expect(readRunPage(data)).toEqual({ runs: [], unread: [], total: 0 });
    },
  );

  it('keeps what can be read beside what cannot', () => {
    expect(readRunPage({ count: 4, list: [{ status: 2 }, aRecord(), 7, { slug: '../x' }] })).toEqual({
      runs: [aRun()],
      unread: [
        'data.list.0.slug is missing or not usable',
        'data.list.2 is not a usable object',
        'data.list.3.slug is not a run ID',
      ],
      total: 4,
    });
  });

  it('has runs whose status is nested too deep to be any', () => {
    const { runs, unread } = readRunPage({ list: [aRecord({ status: nested(50_000) }), aRecord()] });
    expect({ statuses: runs.map(({ status }) => status), unread }).toEqual({
      statuses: ['unknown', 'succeeded'],
      unread: [],
    });
  });

  it('counts its runs where there is no total', () => {
    expect(readRunPage({ list: [aRecord()] }).total).toBe(1);
  });

  it.each([
    [{ list: {} }, 'data.list is not a usable array'],
    [{ list: 'x' }, 'data.list is not a usable array'],
    [{ list: [7, {}] }, 'data.list.0 is not a usable object'],
    [{ list: [{}] }, 'data.list.0.slug is missing or not usable'],
    [[], 'data is not a usable object'],
    [null, 'data is not a usable object'],
    [{}, 'data.list is missing'],
    [{ count: null, list: null }, 'data.list is missing'],
  ])('says what it lacks: %j', (data, detail) => {
    expect(refusal(readRunPage, data)).toEqual(unreadable(detail));
  });
});

describe('the answer of a start', () => {
  it('is the slug of the run', () => {
    expect(readStartedRun({ run_slug: RUN })).toEqual({ slug: RUN });
  });

  it('keeps what a synchronous run brings beside it', () => {
    expect(readStartedRun({ run_slug: RUN, is_finished: true, list: [{ a: 1 }] })).toEqual({
      slug: RUN,
      extra: { is_finished: true, list: [{ a: 1 }] },
    });
  });

  it.each([
    [null, 'data.run_slug is missing or not usable'],
    [{}, 'data.run_slug is missing or not usable'],
    [[RUN], 'data.run_slug is missing or not usable'],
    [{ run_slug: 7 }, 'data.run_slug is missing or not usable'],
    [{ run_slug: '' }, 'data.run_slug is not a run ID'],
    [{ run_slug: '/x' }, 'data.run_slug is not a run ID'],
  ])('says what it lacks: %j', (data, detail) => {
    expect(refusal(readStartedRun, data)).toEqual(unreadable(detail));
  });
});

const readResultPage = (data: unknown) => toResultPage(readResultList(data));

describe('a page of results', () => {
  it('is read with its columns in order, and rows as they are', () => {
    const row = { title: 'Corner Slice', hours: [1, null], nested: { a: 1 }, __coreclaw_data_id__: 'd1' };
    expect(
      readResultPage({
        count: 1204,
        headers: [
          { label: 'Title', key: 'title', format: 'text' },
          { label: '', key: 'hours' },
        ],
        list: [row],
        page_index: 1,
      }),
    ).toEqual({
      columns: [
        { key: 'title', label: 'Title', format: 'text' },
        { key: 'hours', label: 'hours', format: '' },
        { key: 'nested', label: 'nested', format: '' },
      ],
      rows: [row],
      size: 1,
      total: 1204,
    });
  });

  it.each([undefined, null, []])('takes its columns from the rows where headers are %j', (headers) => {
    const rows = [
      { b: 1, __coreclaw_data_id__: 'd' },
      { a: 2, b: 3 },
    ];
    expect(readResultPage({ headers, list: rows }).columns).toEqual([
      { key: 'b', label: 'b', format: '' },
      { key: 'a', label: 'a', format: '' },
    ]);
  });

  it('reads headers that are bare keys, and each key once', () => {
    expect(
      readResultPage({ headers: ['a', null, { key: 'a', label: 'Again' }, { key: 7 }], list: [] }).columns,
    ).toEqual([
      { key: 'a', label: 'a', format: '' },
      { key: '7', label: '7', format: '' },
    ]);
  });

  it('leaves out a header that names no column', () => {
    const headers = [{ label: 'x' }, 7, [], { key: '' }, { key: 'b' }];
    expect(readResultPage({ headers, list: [{ b: 2 }] })).toEqual({
      columns: [{ key: 'b', label: 'b', format: '' }],
      rows: [{ b: 2 }],
      size: 1,
    });
  });

  it('has a column for what only rows have, behind those that are named', () => {
    const data = { headers: [{ key: 'b', label: 'B' }], list: [{ a: 1, b: 2, __coreclaw_data_id__: 'd' }] };
    expect(readResultPage(data).columns.map(({ label }) => label)).toEqual(['B', 'a']);
  });

  it('counts the entries that are no rows', () => {
    expect(readResultPage({ list: [{ a: 1 }, null, { a: 2 }], count: 3 })).toMatchObject({
      rows: [{ a: 1 }, { a: 2 }],
      size: 3,
      total: 3,
    });
  });

  it.each([-1, 'many', null, {}])('takes a count of %j for none', (count) => {
    expect(readResultPage({ list: [], count })).not.toHaveProperty('total');
  });

  it('keeps hostile keys as keys', () => {
    const data: unknown = JSON.parse('{"list": [{"__proto__": {"polluted": 1}, "constructor": 2}]}');
    const { columns, rows } = readResultPage(data);
    expect(columns.map(({ key }) => key)).toEqual(['__proto__', 'constructor']);
    expect(JSON.stringify(rows)).toBe('[{"__proto__":{"polluted":1},"constructor":2}]');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('makes rows of what are none', () => {
    expect(readResultPage({ list: ['a', 1, true, [1], null] }).rows).toEqual([
      { value: 'a' },
      { value: 1 },
      { value: true },
      { value: '[1]' },
    ]);
  });

  it('has the JSON of a value that is nested too deep as text', () => {
    const deep = '['.repeat(5_000) + ']'.repeat(5_000);
    expect(readResultPage(JSON.parse(`{"list":[{"a":1,"b":${deep}},${deep}]}`)).rows).toEqual([
      { a: 1, b: deep },
      { value: deep },
    ]);
  });

  it.each([null, {}, { list: null }])('is empty for %j', (data) => {
    expect(readResultPage(data)).toEqual({ columns: [], rows: [], size: 0 });
  });

  it.each([
    [{ list: 7 }, 'data.list is not a usable array'],
    [{ headers: {} }, 'data.headers is not a usable array'],
  ])('says what it lacks: %j', (data, detail) => {
    expect(refusal(readResultPage, data)).toEqual(unreadable(detail));
  });
});

describe('an export', () => {
  it('is the address of a file', () => {
    expect(readExport({ download_url: 'https://files.example.com/a.csv?sig=1' })).toBe(
      'https://files.example.com/a.csv?sig=1',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/a.csv', 'file:///etc/passwd', '', null, 7])(
    'is not %j',
    (url) => {
      expect(refusal(readExport, { download_url: url })).toEqual(
        unreadable('data.download_url is not a web address'),
      );
    },
  );
});

describe('a log', () => {
  it('is read with levels and times', async () => {
    expect(
      await readLog({
        all_logs_url: 'https://logs.example.com/all',
        result_count: 2,
        list: [
          { type: 1, group: 'system', content: 'booting', timestamp: 1_764_000_000_000 },
          { type: '4', group: 'worker', content: 'no route', timestamp: 1_764_000_001 },
          { type: 'WARN', content: 'slow' },
          { type: 9, content: { a: 1 } },
          'a bare line',
          null,
          7,
          ['a', 1],
          false,
        ],
      }),
    ).toEqual({
      allLogsUrl: 'https://logs.example.com/all',
      entries: [
        { level: 'debug', group: 'system', content: 'booting', at: 1_764_000_000_000 },
        { level: 'error', group: 'worker', content: 'no route', at: 1_764_000_001_000 },
        { level: 'warn', group: '', content: 'slow' },
        { level: 'info', group: '', content: '{"a":1}' },
        { level: 'info', group: '', content: 'a bare line' },
        { level: 'info', group: '', content: '7' },
        { level: 'info', group: '', content: '["a",1]' },
        { level: 'info', group: '', content: 'false' },
      ],
    });
  });

  it('has lines of values of any depth', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const { entries } = await readLog(JSON.parse(`{"list":[${deep},{"content":${deep}}]}`));
    expect(entries.map(({ content }) => content === deep)).toEqual([true, true]);
  });

  it('has lines whose type is nested too deep to be any', async () => {
    const list = [{ type: nested(50_000), content: 'a' }, { type: 4 }];
    const { entries } = await readLog({ list });
    expect(entries.map(({ level }) => level)).toEqual(['info', 'error']);
  });

  it('gives no link that is no web address', async () => {
    expect(await readLog({ all_logs_url: 'javascript:alert(1)', list: [] })).toEqual({ entries: [] });
  });

  it.each([null, {}, { list: null }])('is empty for %j', async (data) => {
    expect(await readLog(data)).toEqual({ entries: [] });
  });

  it('says how many lines there are where it has not all of them', async () => {
    expect(await readLog({ result_count: 3, list: ['the last'] })).toMatchObject({ total: 3 });
  });

  it('says what it lacks', async () => {
    await expect(readLog({ list: 7 })).rejects.toMatchObject({
      facts: unreadable('data.list is not a usable array'),
    });
  });
});

describe('an account', () => {
  it.each([
    [
      { balance: '100.00', traffic: 5_000_000, traffic_expiration_at: 1_764_000_000 },
      { balance: 100, traffic: 5_000_000, trafficExpiresAt: 1_764_000_000_000 },
    ],
    [{ balance: 0.5 }, { balance: 0.5 }],
    [
      { balance: '-1.25', traffic: '0', traffic_expiration_at: 0 },
      { balance: -1.25, traffic: 0 },
    ],
  ])('is read from %j', (data, account) => {
    expect(readAccount(data)).toEqual(account);
  });

  it.each([
    [null, 'data is not a usable object'],
    [{}, 'data.balance is not a usable number'],
    [{ balance: null }, 'data.balance is not a usable number'],
    [{ balance: 'much' }, 'data.balance is not a usable number'],
    [{ balance: '0x10' }, 'data.balance is not a usable number'],
    [{ balance: 1e308 }, 'data.balance is missing or not usable'],
    [{ balance: '-9007199254740993' }, 'data.balance is missing or not usable'],
  ])('says what it lacks: %j', (data, detail) => {
    expect(refusal(readAccount, data)).toEqual(unreadable(detail));
  });
});

describe('the store', () => {
  it('gives the Workers that can be opened', () => {
    expect(
      readStore({
        scraper: [
          { slug: 'coreclaw/maps', title: 'Maps', description: 'Places' },
          { slug: '01KPD6M5YQADCQKGVKPDZVYC63', title: null },
          { slug: 'javascript:alert(1)', title: 'x' },
          { title: 'no slug' },
          null,
          7,
          ['coreclaw/maps'],
        ],
      }),
    ).toEqual([
      { slug: 'coreclaw/maps', title: 'Maps', description: 'Places' },
      { slug: '01KPD6M5YQADCQKGVKPDZVYC63', title: '01KPD6M5YQADCQKGVKPDZVYC63', description: '' },
    ]);
  });

  it('calls a Worker by what can be seen, with as much of its description as anybody reads', () => {
    const found = readStore({
      scraper: [{ slug: 'coreclaw/maps', title: ' \u200b\u202e ', description: 'x'.repeat(10_000) }],
    });
    expect(found).toEqual([
      { slug: 'coreclaw/maps', title: 'coreclaw/maps', description: `${'x'.repeat(3_999)}…` },
    ]);
  });

  it.each([null, {}, { scraper: null }])('has found nothing for %j', (data) => {
    expect(readStore(data)).toEqual([]);
  });
});

describe('proxy regions', () => {
  it('are codes in upper case, each once', () => {
    expect(
      readProxyRegions({
        list: [
          { code: 'US', name: 'United States' },
          { code: 'jp' },
          'de',
          { code: 'us', name: 'Again' },
          { name: 'None' },
          7,
          [],
        ],
      }),
    ).toEqual(['US', 'JP', 'DE']);
  });

  it('are no codes that no region has', () => {
    const codes = ['', '__proto__', '5', 'FR\u200b', 'G B', 'X'.repeat(500), 'us-ca'];
    expect(readProxyRegions({ list: codes.map((code) => ({ code, name: 'Odd' })) })).toEqual(['US-CA']);
  });

  it.each([null, {}, { list: [] }])('are none for %j', (data) => {
    expect(readProxyRegions(data)).toEqual([]);
  });
});

describe('every reader', () => {
  it.each([
    ['readRun', readRun],
    ['readRunPage', readRunPage],
    ['readStartedRun', readStartedRun],
    ['readResultPage', readResultPage],
    ['readExport', readExport],
    ['readLog', readLog],
    ['readAccount', readAccount],
    ['readStore', readStore],
    ['readProxyRegions', readProxyRegions],
  ])('%s ends in a value or a failure, whatever the answer', async (_, read) => {
    const key = fc.constantFrom(
      'slug',
      'run_slug',
      'list',
      'headers',
      'scraper',
      'count',
      'balance',
      '__proto__',
    );
    const { data } = fc.letrec((tie) => ({
      data: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.array(tie('data'), { maxLength: 3 }),
        fc
          .array(fc.tuple(key, tie('data')), { maxLength: 4 })
          .map((entries) => Object.fromEntries<unknown>(entries)),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(data, async (any) => {
        const result = await Promise.resolve(any)
          .then((wire): unknown => read(wire))
          .then(
            (value) => ({ read: value }),
            (error: unknown) => (error instanceof Failure ? error.facts : error),
          );
        expect(result).toEqual(
          expect.toSatisfy((it: object) => 'read' in it || ('kind' in it && it.kind === 'unreadable')),
        );
      }),
    );
  });
});
