import { describe, expect, it } from 'vitest';

import { aRun } from '#test/a-run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { findCandidates } from './find-candidates.ts';
import type { StartSubject } from '../journal/start-subject.ts';

const MAPS = 'coreclaw/google-maps-scraper' as WorkerSlug;
const MAPS_ID = '01KPD6M5YQADCQKGVKPDZVYC63' as WorkerSlug;
/** Its first ten characters say MADE. */
const RUN = '01KSJ7995W0000000000000000' as RunSlug;
const MADE = 1_779_801_826_492;

const aCandidate = (facts: Partial<Run> = {}) => aRun({ slug: RUN, startedAt: MADE, ...facts });

const PAST = '01KSJ7995W0000000000000001' as RunSlug;
const again = (worker: WorkerSlug): StartSubject => ({ kind: 'run', run: PAST, worker });

const { startedAt: _, ...READY } = aCandidate({ status: 'ready' });

type Question = {
  readonly subject?: StartSubject;
  readonly worker?: WorkerSlug;
  readonly since?: number;
  readonly accountedFor?: readonly string[];
  readonly names?: readonly string[];
};

const isCandidate = (
  run: Run,
  { worker = MAPS, since = MADE, accountedFor = [], ...rest }: Question = {},
) => {
  const { subject = { kind: 'worker', worker } } = rest;
  return (
    findCandidates(
      [run],
      { id: 'mine', subject, since: { time: since, by: 'date' } },
      { answers: new Map(accountedFor.map((slug) => [slug, 'other'])), names: rest.names ?? [] },
    ).length === 1
  );
};

describe('the runs that a lost start may have made', () => {
  it.each<[string, Run, Question]>([
    ['begun at that moment', aCandidate(), {}],
    ['begun later, and already over', aCandidate({ startedAt: MADE + 60_000, status: 'failed' }), {}],
    ['listed by ID where the path was asked for', aCandidate({ workerSlug: MAPS_ID }), {}],
    ['listed by path where the ID was asked for', aCandidate(), { worker: MAPS_ID }],
    [
      'listed by an ID in other letters',
      aCandidate({ workerSlug: MAPS_ID.toLowerCase() }),
      { worker: MAPS_ID },
    ],
    ['listed as owner~name', aCandidate({ workerSlug: 'coreclaw~google-maps-scraper' }), {}],
    ['listed without a Worker', aCandidate({ workerSlug: '' }), {}],
    [
      'of any Worker where a saved task was asked for',
      aCandidate(),
      { subject: { kind: 'task', task: RUN } },
    ],
    ['of the same Worker where one was to be run again', aCandidate(), { subject: again(MAPS) }],
    ['not begun yet', READY, {}],
    ['that another host dates a little before', aCandidate(), { since: MADE + 20_000 }],
    ['that waited before it began', aCandidate({ startedAt: MADE + 90_000 }), { since: MADE + 60_000 }],
    ['not begun yet, with an ID of its own kind', { ...READY, slug: 'r-17' as RunSlug }, {}],
  ])('include one %s', (_name, run, question) => {
    expect(isCandidate(run, question)).toBe(true);
  });

  it.each<[string, Run, Question]>([
    ['begun before', aCandidate({ startedAt: MADE }), { since: MADE + 31_000 }],
    [
      'of another Worker by its ID, where the platform lists this one by another',
      aCandidate({ workerSlug: '01KPD6M5YQADCQKGVKPDZVYC64' }),
      { names: [MAPS_ID] },
    ],
    ['of another Worker', aCandidate({ workerSlug: 'coreclaw/product-search' }), {}],
    [
      'of a Worker with another ID',
      aCandidate({ workerSlug: '01KPD6M5YQADCQKGVKPDZVYC64' }),
      { worker: MAPS_ID },
    ],
    [
      'of another Worker where one was to be run again',
      aCandidate({ workerSlug: 'coreclaw/product-search' }),
      { subject: again(MAPS) },
    ],
    ['that is the one to be run again', aCandidate({ slug: PAST }), { subject: again(MAPS) }],
    ['known as the run of another start', aCandidate(), { accountedFor: [RUN] }],
    ['that has waited since before', READY, { since: MADE + 31_000 }],
  ])('do not include one %s', (_name, run, question) => {
    expect(isCandidate(run, question)).toBe(false);
  });
});
