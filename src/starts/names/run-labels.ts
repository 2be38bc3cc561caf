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

const labelsQuery = () =>
  queryOptions({
    queryKey: ['run marks'],
    queryFn: async (): Promise<RunLabels> =>
      new Map((await attempt(() => storedLabels.all(), [])).map(([[run], label]) => [run, label])),
    structuralSharing: false,
    // Another tab may have changed them.
    refetchOnWindowFocus: true,
  });

const NONE: RunLabels = new Map();

export const useRunLabels = (): RunLabels => useQuery(labelsQuery()).data ?? NONE;

export const useAreLabelsRead = (): boolean => !useQuery(labelsQuery()).isPending;

/** The name that a text gives a run; empty if it equals the usual name. */
export function ownName(text: string, usual: string): string {
  const name = text.trim();
  return name === usual ? '' : name;
}

type LabelChange = (label: RunLabel) => Partial<Omit<RunLabel, 'at'>>;

/**
 * Functions that change run labels. Each returns false if this browser does not store the change; then it
 * lasts until the page closes.
 */
export function useChangeLabels() {
  const client = useQueryClient();
  return useMemo(() => {
    const { queryKey } = labelsQuery();
    const show = (changed: RunLabels) =>
      client.setQueryData(queryKey, (labels: RunLabels = NONE) => {
        const next = new Map(labels);
        for (const [run, label] of changed)
          if (isUnlabelled(label)) next.delete(run);
          else next.set(run, label);
        return next;
      });
    const keep = (changed: RunLabels): Promise<boolean> => {
      show(changed);
      return attempt(async () => {
        for (const [run, label] of changed)
          await (isUnlabelled(label)
            ? storedLabels.remove([keyOf(run)])
            : storedLabels.put(keyOf(run), label));
        return true;
      }, false);
    };
    /** Stored labels of some runs; undefined if a later build wrote one, which must not be overwritten. */
    const read = async (runs: Iterable<string>): Promise<ReadonlyMap<string, RunLabel | undefined>> => {
      const shown = client.getQueryData(queryKey) ?? NONE;
      const labels = new Map<string, RunLabel | undefined>();
      for (const run of runs) {
        const stored = await storedLabels.get(keyOf(run)).catch(() => undefined);
        if (stored?.ok === true) labels.set(run, stored.value);
        else if (stored?.error === 'newer') labels.set(run, undefined);
        else labels.set(run, shown.get(run) ?? NO_LABEL);
      }
      return labels;
    };
    return {
      change: async (runs: readonly string[], change: LabelChange): Promise<boolean> => {
        const changed = new Map<string, RunLabel>();
        for (const [run, label] of await read(runs)) {
          if (label === undefined) return false;
          changed.set(run, changeLabel(label, change(label), Date.now()));
        }
        return keep(changed);
      },
      /** Imports labels beside the stored ones. Returns their number, or undefined if they are not stored. */
      take: async (brought: RunLabels): Promise<number | undefined> => {
        const stored = await read(brought.keys());
        const own = new Map(
          [...stored].flatMap(([run, label]) => (label === undefined ? [] : [[run, label]])),
        );
        const added = labelsToTake(new Map([...brought].filter(([run]) => own.has(run))), own);
        return (await keep(added)) ? added.size : undefined;
      },
    };
  }, [client]);
}
