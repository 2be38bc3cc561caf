import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import {
  changeMark,
  isUnmarked,
  MARK_FORMAT,
  marksToTake,
  NO_MARK,
  type RunMark,
  type RunMarks,
} from '#core/runs/run-mark.ts';
import { attempt } from '#browser/stored/attempt.ts';
import { openRecords, type RecordKey } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

/** What people put on runs, by run. */
export const storedMarks = openRecords(STORED.marks, MARK_FORMAT);

const keyOf = (run: string): RecordKey => [run, 'mark'];

const marksQuery = () =>
  queryOptions({
    queryKey: ['run marks'],
    queryFn: async (): Promise<RunMarks> =>
      new Map((await attempt(() => storedMarks.all(), [])).map(([[run], mark]) => [run, mark])),
    structuralSharing: false,
    // Another tab may have changed them.
    refetchOnWindowFocus: true,
  });

const NONE: RunMarks = new Map();

/** What a person has put on runs in this browser. */
export const useRunMarks = (): RunMarks => useQuery(marksQuery()).data ?? NONE;

/** Whether it is read, or cannot be. */
export const useAreMarksRead = (): boolean => !useQuery(marksQuery()).isPending;

/** The name that a text gives a run: none where it says what the run is called anyway. */
export function ownName(text: string, usual: string): string {
  const name = text.trim();
  return name === usual ? '' : name;
}

/** What is changed of a mark, made of what it is. */
type MarkChange = (mark: RunMark) => Partial<Omit<RunMark, 'at'>>;

/** Ways to change what is put on runs. Each gives false where this browser does not keep it: then it is there until the page is left. */
export function useChangeMarks() {
  const client = useQueryClient();
  return useMemo(() => {
    const { queryKey } = marksQuery();
    const show = (changed: RunMarks) =>
      client.setQueryData(queryKey, (marks: RunMarks = NONE) => {
        const next = new Map(marks);
        for (const [run, mark] of changed)
          if (isUnmarked(mark)) next.delete(run);
          else next.set(run, mark);
        return next;
      });
    const keep = (changed: RunMarks): Promise<boolean> => {
      show(changed);
      return attempt(async () => {
        for (const [run, mark] of changed)
          await (isUnmarked(mark) ? storedMarks.remove([keyOf(run)]) : storedMarks.put(keyOf(run), mark));
        return true;
      }, false);
    };
    /** What is kept of some runs; undefined where a later build wrote it, which is not written over. */
    const read = async (runs: Iterable<string>): Promise<ReadonlyMap<string, RunMark | undefined>> => {
      const shown = client.getQueryData(queryKey) ?? NONE;
      const marks = new Map<string, RunMark | undefined>();
      for (const run of runs) {
        const stored = await storedMarks.get(keyOf(run)).catch(() => undefined);
        if (stored?.ok === true) marks.set(run, stored.value);
        else if (stored?.error === 'newer') marks.set(run, undefined);
        else marks.set(run, shown.get(run) ?? NO_MARK);
      }
      return marks;
    };
    return {
      change: async (runs: readonly string[], change: MarkChange): Promise<boolean> => {
        const changed = new Map<string, RunMark>();
        for (const [run, mark] of await read(runs)) {
          if (mark === undefined) return false;
          changed.set(run, changeMark(mark, change(mark), Date.now()));
        }
        return keep(changed);
      },
      /** Puts those of a file there, beside what is kept; gives how many, and undefined where they are not kept. */
      take: async (brought: RunMarks): Promise<number | undefined> => {
        const kept = await read(brought.keys());
        const own = new Map([...kept].flatMap(([run, mark]) => (mark === undefined ? [] : [[run, mark]])));
        const taken = marksToTake(new Map([...brought].filter(([run]) => own.has(run))), own);
        return (await keep(taken)) ? taken.size : undefined;
      },
    };
  }, [client]);
}
