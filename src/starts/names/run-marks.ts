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

export const useRunMarks = (): RunMarks => useQuery(marksQuery()).data ?? NONE;

export const useAreMarksRead = (): boolean => !useQuery(marksQuery()).isPending;

/** The name that a text gives a run; empty if it equals the usual name. */
export function ownName(text: string, usual: string): string {
  const name = text.trim();
  return name === usual ? '' : name;
}

type MarkChange = (mark: RunMark) => Partial<Omit<RunMark, 'at'>>;

/**
 * Functions that change run labels. Each returns false if this browser does not store the change; then it
 * lasts until the page closes.
 */
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
    /** Stored labels of some runs; undefined if a later build wrote one, which must not be overwritten. */
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
      /** Imports labels beside the stored ones. Returns their number, or undefined if they are not stored. */
      take: async (brought: RunMarks): Promise<number | undefined> => {
        const kept = await read(brought.keys());
        const own = new Map([...kept].flatMap(([run, mark]) => (mark === undefined ? [] : [[run, mark]])));
        const taken = marksToTake(new Map([...brought].filter(([run]) => own.has(run))), own);
        return (await keep(taken)) ? taken.size : undefined;
      },
    };
  }, [client]);
}
