import { describe, expect, it } from 'vitest';

import { readDescriptor } from '#core/descriptor/read-descriptor.ts';
import { Failure } from '#core/errors/failure.ts';
import { FALLBACK_SYSTEM } from '#core/options/run-options.ts';
import { readAccount } from './account.ts';
import { readV2ResultList } from './results.ts';
import { readRun, readRunList, readRunPage } from './run.ts';
import { readStartedRun } from './started-run.ts';
import { readStore } from './store.ts';
import { joinDescriptor, readInputSchema, readWorkerDetail } from './worker.ts';

const RUN = '01KSFDS8XWTJME33C08XMCR6B9';

/** What a reader gives, or what it says about an answer that it cannot use. */
function outcome(read: (data: unknown) => unknown, data: unknown): unknown {
  try {
    return read(data);
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
  status: 'succeeded',
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

describe('run detail of v2', () => {
  it.each<[name: string, wire: object, own: object]>([
    ['as documented, without err_msg', {}, {}],
    ['with an error', { err_msg: '3 URLs skipped' }, { errorMessage: '3 URLs skipped' }],
    ['with more than we know', { region: 'US', nested: { a: 1 } }, {}],
    [
      'with numbers as text',
      { results: '7', traffic: '12', duration: '3.5', usage: 1.5 },
      { results: 7, traffic: 12, duration: 3.5, usage: 1.5 },
    ],
    ['with milliseconds', { started_at: 1_764_000_000_123 }, { startedAt: 1_764_000_000_123 }],
    ['with microseconds', { started_at: 1_764_000_000_123_456 }, { startedAt: 1_764_000_000_123.456 }],
    ['with nanoseconds', { started_at: 1.764e18 }, { startedAt: 1_764_000_000_000 }],
    ['with nanoseconds in full', { started_at: '1764000000123000000' }, { startedAt: 1_764_000_000_123 }],
    ['with a date as text', { started_at: '2025-11-24T16:00:00Z' }, { startedAt: 1_764_000_000_000 }],
    [
      'with a date as text without a zone',
      { started_at: '2025-11-24T16:00:00' },
      { startedAt: 1_764_000_000_000 },
    ],
    [
      'with a date as text with a blank',
      { started_at: '2025-11-24 16:00:00.5' },
      { startedAt: 1_764_000_000_500 },
    ],
    [
      'with a date as text in another zone',
      { started_at: '2025-11-25 00:00:00+08:00' },
      { startedAt: 1_764_000_000_000 },
    ],
    ['with a date long ago', { started_at: '2001-01-01T00:00:00Z' }, { startedAt: 978_307_200_000 }],
    ['with a date in the far future', { started_at: '+012000-01-01' }, { startedAt: 316_516_204_800_000 }],
    [
      'with no date',
      { started_at: 1e300, finished_at: 'soon' },
      { startedAt: undefined, finishedAt: undefined },
    ],
    [
      'with a date before all runs',
      { started_at: '1960-01-01', finished_at: -1 },
      { startedAt: undefined, finishedAt: undefined },
    ],
    ['with a status in capitals', { status: ' FAILED ' }, { status: 'failed' }],
    ['with aborted for aborting', { status: 'aborted' }, { status: 'aborted' }],
    [
      'with a status that is not documented, of which an end proves nothing',
      { status: 'paused' },
      { status: 'unknown', finishedAt: undefined },
    ],
    [
      'as going on, whatever end it tells',
      { status: 'running' },
      { status: 'running', finishedAt: undefined },
    ],
    ['with the Worker’s path as in an address', { scraper_slug: 'coreclaw~google-maps-scraper' }, {}],
    [
      'with the names that a synchronous answer uses',
      { status: null, run_status: 'failed', duration: undefined, running_duration: 9 },
      { status: 'failed', duration: 9 },
    ],
  ])('is read %s', (_, wire, own) => {
    expect(readRun(aRecord(wire))).toEqual(aRun(own));
  });

  it.each(['slug', 'run_slug', 'run_id', 'id'])('needs nothing but its ID, as %s', (name) => {
    expect(readRun({ [name]: RUN })).toEqual({
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
    [{}, 'data.slug is missing or not usable'],
    [{ slug: '../../x' }, 'data.slug is not a run ID'],
  ])('says what it lacks: %j', (data, detail) => {
    expect(outcome(readRun, data)).toEqual(unreadable(detail));
  });
});

describe('the list of runs of v2', () => {
  it.each<[data: unknown, page: object]>([
    [
      { count: 41, list: [aRecord(), null] },
      { runs: [aRun()], unread: [], total: 41 },
    ],
    [
      { total: '41', list: [aRecord()], more: true },
      { runs: [aRun()], unread: [], total: 41 },
    ],
    [{ list: [aRecord()] }, { runs: [aRun()], unread: [], total: 1 }],
    [
      { count: 0, list: null },
      { runs: [], unread: [], total: 0 },
    ],
    [{}, unreadable('data.list is missing')],
    [null, unreadable('data is not a usable object')],
    [[], unreadable('data is not a usable object')],
    [{ list: {} }, unreadable('data.list is not a usable array')],
    [{ list: [aRecord(), 7] }, { runs: [aRun()], unread: ['data.list.1 is not a usable object'], total: 2 }],
    [{ list: [7] }, unreadable('data.list.0 is not a usable object')],
    [{ list: [{}] }, unreadable('data.list.0.slug is missing or not usable')],
  ])('is read from %j', (data, page) => {
    expect(outcome(readRunPage, data)).toEqual(page);
  });

  it('has runs whose status is nested too deep to be any', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    const { runs } = readRunPage({ list: [aRecord({ status: deep }), aRecord()] });
    expect(runs.map(({ status }) => status)).toEqual(['unknown', 'succeeded']);
  });
});

describe('what is not on a page of the list of runs', () => {
  it.each<[data: unknown, listed: object]>([
    [
      { count: 1, list: [aRecord()] },
      { runs: [aRun()], count: 1 },
    ],
    [
      { count: '0', list: [] },
      { runs: [], count: 0 },
    ],
    [null, { gap: 'data.list is not there' }],
    [{}, { gap: 'data.list is not there' }],
    [{ count: 0, list: null }, { gap: 'data.list is not there' }],
    [{ count: 1, runs: [aRecord()] }, { gap: 'data.list is not there' }],
    [
      { total: 1, list: [aRecord()] },
      { runs: [aRun()], gap: 'data.count is not there' },
    ],
    [
      { count: 2, list: [aRecord(), null] },
      { runs: [aRun()], gap: 'data.list.1 is not a usable object' },
    ],
    [
      { count: 1, list: [{}] },
      { runs: [], gap: 'data.list.0.slug is missing or not usable' },
    ],
  ])('is proved by %j only where it is whole', (data, listed) => {
    expect(readRunList(data)).toMatchObject(listed);
    expect('gap' in readRunList(data)).toBe('gap' in listed);
    expect('count' in readRunList(data)).toBe('count' in listed);
  });
});

describe('the answer of a start in v2', () => {
  it.each<[data: unknown, started: object]>([
    [{ run_slug: RUN }, { slug: RUN }],
    [{ run_id: RUN }, { slug: RUN }],
    [
      {
        run_slug: RUN,
        run_status: 'succeeded',
        running_duration: 9,
        results: [{ a: 1 }],
        is_finished: true,
      },
      {
        slug: RUN,
        extra: { run_status: 'succeeded', running_duration: 9, results: [{ a: 1 }], is_finished: true },
      },
    ],
    [null, unreadable('data.run_slug is missing or not usable')],
    [{ run_slug: 7 }, unreadable('data.run_slug is missing or not usable')],
    [{ run_slug: '/x' }, unreadable('data.run_slug is not a run ID')],
  ])('is read from %j', (data, started) => {
    expect(outcome(readStartedRun, data)).toEqual(started);
  });
});

describe('the account of v2', () => {
  it.each<[data: unknown, account: object]>([
    [
      { balance: '100.00', balance_expiration_at: 1_764_000_000 },
      { balance: 100, balanceExpiresAt: 1_764_000_000_000 },
    ],
    [{ balance: '100.00', balance_expiration_at: 0 }, { balance: 100 }],
    [{ balance: 0.5, plan: 'Free' }, { balance: 0.5 }],
    [null, unreadable('data is not a usable object')],
    [{ balance: 'much' }, unreadable('data.balance is not a usable number')],
  ])('is read from %j', (data, account) => {
    expect(outcome(readAccount, data)).toEqual(account);
  });
});

describe('a page of results of v2', () => {
  const list = [{ name: 'Corner Slice' }];

  it.each<[data: object | null, total: number | undefined]>([
    [{ count: 5000, list }, 5000],
    [{ total: 5000, list }, 5000],
    [{ count: null, total: '5000', list }, 5000],
    [{ list }, undefined],
    [null, undefined],
  ])('of %j says how many rows there are', (data, total) => {
    expect(readV2ResultList(data).total).toBe(total);
  });

  it('has the number that the answer gives itself', () => {
    expect(readV2ResultList({ list, page_index: 2 }).pageIndex).toBe(2);
    for (const page_index of ['x', '', true, [], -1, 1.5])
      expect(readV2ResultList({ list, page_index })).not.toHaveProperty('pageIndex');
  });
});

describe('the store of v2', () => {
  const MAPS = { slug: 'coreclaw/maps', title: 'Maps', description: 'Places' };

  it.each<[data: unknown, workers: object]>([
    [{ list: [MAPS] }, [MAPS]],
    [{ scraper: [MAPS, null], count: 1 }, [MAPS]],
    [
      { workers: [{ username: 'coreclaw', name: 'maps' }] },
      [{ slug: MAPS.slug, title: 'maps', description: '' }],
    ],
    [{ list: [{ slug: 'coreclaw~maps', title: 'Maps', description: 'Places' }] }, [MAPS]],
    [{ list: [{ slug: 'javascript:alert(1)', title: 'x' }, { title: 'no slug' }] }, []],
    [{ list: [{ ...MAPS, slug: 'maps-7f3a', path: 'coreclaw~maps' }] }, [MAPS]],
    [{ list: [{ ...MAPS, slug: 'maps-7f3a', path: '', username: 'coreclaw', name: 'maps' }] }, [MAPS]],
    [{ list: null }, []],
    [{}, []],
    [null, []],
    [{ list: 7 }, unreadable('data.list is not a usable array')],
    [{ list: [7, [], MAPS] }, [MAPS]],
  ])('is read from %j', (data, workers) => {
    expect(outcome(readStore, data)).toEqual(workers);
  });
});

describe('a Worker of v2', () => {
  const SCHEMA = {
    description: 'Finds places',
    properties: [{ name: 'keyword', type: 'string', editor: 'input', title: 'Keyword' }],
  };
  const OTHER = { properties: [{ name: 'other' }] };
  const NONE = { input_schema: { properties: null }, properties: null };
  const DETAIL = {
    name: 'maps',
    username: 'coreclaw',
    version: 'v1.0.5',
    readme: '# Maps',
    parameters: { system: { memory_bytes: '1024', cpus: 0.25 } },
  };
  const readWorker = (schema: object, detail?: object) =>
    readDescriptor(joinDescriptor(readInputSchema(schema), detail && readWorkerDetail(detail)));
  const namesOf = (schema: object, detail?: object) =>
    readWorker(schema, detail).parameters.map(({ name }) => name);

  it('has its form from the schema; version, readme and system defaults from the detail', () => {
    const worker = readWorker({ input_schema: SCHEMA }, DETAIL);
    expect(worker).toMatchObject({
      version: 'v1.0.5',
      readme: '# Maps',
      description: 'Finds places',
      system: { ...FALLBACK_SYSTEM, cpus: 0.25, memory: 1024 },
    });
    expect(worker.parameters.map(({ name }) => name)).toEqual(['keyword']);
  });

  it('has no version and the usual system defaults without the detail', () => {
    expect(readWorker({ input_schema: SCHEMA })).toMatchObject({
      version: '',
      readme: '',
      system: FALLBACK_SYSTEM,
    });
  });

  it.each<[name: string, schema: object, detail: object | undefined]>([
    ['under input_schema', { input_schema: SCHEMA, more: 1 }, undefined],
    ['directly', SCHEMA, DETAIL],
    ['in the detail alone', { input_schema: null }, { ...DETAIL, parameters: { custom: SCHEMA } }],
    [
      'under input_schema, and others elsewhere',
      { input_schema: SCHEMA, ...OTHER },
      { ...DETAIL, parameters: { custom: OTHER } },
    ],
    ['directly, and others in the detail', SCHEMA, { ...DETAIL, parameters: { custom: OTHER } }],
    ['in the detail, and null elsewhere', NONE, { ...DETAIL, parameters: { custom: SCHEMA } }],
  ])('has the same form where its properties are %s', (_, schema, detail) => {
    expect(namesOf(schema, detail)).toEqual(['keyword']);
  });

  it.each<[data: unknown]>([[null], [[]], ['text']])('cannot be read from %j', (data) => {
    expect(outcome(readInputSchema, data)).toEqual(unreadable('data is not an input schema'));
    expect(outcome(readWorkerDetail, data)).toEqual(unreadable('data is not a Worker'));
  });
});
