import type { Api } from '#api/operations.ts';
import { mayBeSameWorker } from '#core/ids/same-worker.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { SentStart } from '../history/sent-starts.ts';
import { type Intent, isOpen } from '../journal/intent.ts';
import { type StartSubject, subjectKey } from '../journal/start-subject.ts';

import { areOneWorker } from './are-one-worker.ts';
import { LATEST_RUN } from './find-candidates.ts';
import type { Tabs } from './second-runs.ts';

export type InTheWay = SentStart & { readonly of: string };

type MayBeInTheWay = InTheWay & { readonly names?: readonly [WorkerSlug, WorkerSlug] };

type SentQuery = {
  readonly subjects: readonly StartSubject[];
  readonly own: readonly Intent[];
  readonly now: number;
};

/** The sent starts that block these subjects: this browser has no answer to them, and nobody has closed them. */
export async function sentElsewhere(
  api: Partial<Pick<Api, 'worker'>>,
  tabs: Tabs,
  query: SentQuery,
): Promise<readonly InTheWay[]> {
  const found = await Promise.all(mayBeInTheWay(tabs, query).map((ways) => firstInTheWay(api, ways)));
  return found.filter((start) => start !== undefined);
}

async function firstInTheWay(
  api: Partial<Pick<Api, 'worker'>>,
  ways: readonly MayBeInTheWay[],
): Promise<InTheWay | undefined> {
  for (const { names, ...start } of ways) {
    if (names === undefined || (await areOneWorker(api, names))) return start;
  }
  return undefined;
}

function mayBeInTheWay(
  { all, answers }: Tabs,
  { subjects, own, now }: SentQuery,
): readonly (readonly MayBeInTheWay[])[] {
  const answered = new Set(answers.values());
  const openHere = new Map(own.map((intent) => [intent.id, isOpen(intent)]));
  // What this tab knows of its own comes last.
  const each = new Map(all.map((start) => [start.id, start]));
  return [...each.values()].flatMap((start) => {
    const { id, at, run, settled } = start;
    if (at <= now - LATEST_RUN || run !== undefined || settled || answered.has(id)) return [];
    if (openHere.get(id) === false) return [];
    const ways = subjects.flatMap((subject) => inTheWayOf(subject, start));
    const exact = ways.find(({ names }) => names === undefined);
    if (exact === undefined) return [ways];
    return openHere.has(id) ? [] : [[exact]];
  });
}

function inTheWayOf(subject: StartSubject, start: SentStart): readonly MayBeInTheWay[] {
  const { key, worker } = start;
  const of = subjectKey(subject);
  if (key === of) return [{ ...start, of }];
  if (subject.kind !== 'worker' || worker === undefined) return [];
  const isOfWorker = key === subjectKey({ kind: 'worker', worker });
  return isOfWorker && mayBeSameWorker(worker, subject.worker)
    ? [{ ...start, of, names: [worker, subject.worker] }]
    : [];
}
