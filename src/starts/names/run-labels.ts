import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import {
  changeLabel,
  isUnlabelled,
  LABEL_FORMAT,
  labelsToTake,
  NO_LABEL,
  type RunLabel,
  type RunLabels,
} from '#core/runs/run-label.ts';
import { attempt } from '#browser/stored/attempt.ts';
import { openRecords, type RecordKey } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedLabels = openRecords(STORED.marks, LABEL_FORMAT);

const keyOf = (run: string): RecordKey => [run, 'mark'];

const marksQuery = () =>
  queryOptions({
    queryKey: ['run marks'],
    queryFn: async (): Promise<RunLabels> =>
      new Map((await attempt(() => storedLabels.all(), [])).map(([[run], mark]) => [run, mark])),
    structuralSharing: false,
    // Another tab may have changed them.
    refetchOnWindowFocus: true,
  });

const NONE: RunLabels = new Map();

export const useRunLabels = (): RunLabels => useQuery(marksQuery()).data ?? NONE;

export const useAreLabelsRead = (): boolean => !useQuery(marksQuery()).isPending;

/** The name that a text gives a run; empty if it equals the usual name. */
export function ownName(text: string, usual: string): string {
  const name = text.trim();
  return name === usual ? '' : name;
}

type MarkChange = (mark: RunLabel) => Partial<Omit<RunLabel, 'at'>>;

/**
 * Functions that change run labels. Each returns false if this browser does not store the change; then it
 * lasts until the page closes.
 */
export function useChangeLabels() {
  const client = useQueryClient();
  return useMemo(() => {
    const { queryKey } = marksQuery();
    const show = (changed: RunLabels) =>
      client.setQueryData(queryKey, (marks: RunLabels = NONE) => {
        const next = new Map(marks);
        for (const [run, mark] of changed)
          if (isUnlabelled(mark)) next.delete(run);
          else next.set(run, mark);
        return next;
      });
    const keep = (changed: RunLabels): Promise<boolean> => {
      show(changed);
      return attempt(async () => {
        for (const [run, mark] of changed)
          await (isUnlabelled(mark) ? storedLabels.remove([keyOf(run)]) : storedLabels.put(keyOf(run), mark));
        return true;
      }, false);
    };
    /** Stored labels of some runs; undefined if a later build wrote one, which must not be overwritten. */
    const read = async (runs: Iterable<string>): Promise<ReadonlyMap<string, RunLabel | undefined>> => {
      const shown = client.getQueryData(queryKey) ?? NONE;
      const marks = new Map<string, RunLabel | undefined>();
      for (const run of runs) {
        const stored = await storedLabels.get(keyOf(run)).catch(() => undefined);
        if (stored?.ok === true) marks.set(run, stored.value);
        else if (stored?.error === 'newer') marks.set(run, undefined);
        else marks.set(run, shown.get(run) ?? NO_LABEL);
      }
      return marks;
    };
    return {
      change: async (runs: readonly string[], change: MarkChange): Promise<boolean> => {
        const changed = new Map<string, RunLabel>();
        for (const [run, mark] of await read(runs)) {
          if (mark === undefined) return false;
          changed.set(run, changeLabel(mark, change(mark), Date.now()));
        }
        return keep(changed);
      },
      /** Imports labels beside the stored ones. Returns their number, or undefined if they are not stored. */
      take: async (brought: RunLabels): Promise<number | undefined> => {
        const kept = await read(brought.keys());
        const own = new Map([...kept].flatMap(([run, mark]) => (mark === undefined ? [] : [[run, mark]])));
        const taken = labelsToTake(new Map([...brought].filter(([run]) => own.has(run))), own);
        return (await keep(taken)) ? taken.size : undefined;
      },
    };
  }, [client]);
}
