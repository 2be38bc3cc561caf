import { useSyncExternalStore } from 'react';

import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { type CheckUp, storedCheckUp, type RunMeasure } from '#core/check-up/check-up.ts';
import { isJsonArray, isJsonObject, type Json, ownValue } from '#core/json/json.ts';
import { createListeners } from '#core/listeners.ts';
import { err, ok } from '#core/result.ts';
import type { Run } from '#core/run/run.ts';
import { defineFormat } from '#core/stored/format.ts';

const MOST = 24;

const MEASURES_FORMAT = defineFormat<readonly RunMeasure[]>({
  read: (stored) => (isJsonArray(stored) ? ok(stored.flatMap(readMeasure)) : err('unreadable')),
  write: (measures) => measures.map(({ filled, ...measure }) => ({ ...measure, filled: [...filled] })),
});

function readMeasure(stored: Json): readonly RunMeasure[] {
  if (!isJsonObject(stored)) return [];
  const [run, at, rows, errorRows, input] = ['run', 'at', 'rows', 'errorRows', 'input'].map((name) =>
    ownValue(stored, name),
  );
  const filled = ownValue(stored, 'filled');
  const isRead = typeof run === 'string' && isCount(at) && isCount(rows) && isCount(errorRows);
  if (!isRead || !isJsonArray(filled)) return [];
  const shares = filled.flatMap((pair): [string, number][] => {
    const [key, count] = isJsonArray(pair) ? pair : [];
    return typeof key === 'string' && isCount(count) ? [[key, count]] : [];
  });
  return [{ run, at, rows, errorRows, filled: new Map(shares), ...(isCount(input) && { input }) }];
}

const isCount = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

export const storedMeasures = openEach(STORED.measures, MEASURES_FORMAT);

export function measuresOf(worker: string): readonly RunMeasure[] {
  const stored = storedMeasures.of(worker).read();
  return stored.ok ? stored.value : [];
}

export function keepMeasure(worker: string, measure: RunMeasure): void {
  const others = measuresOf(worker).filter(({ run }) => run !== measure.run);
  const latest = [measure, ...others].toSorted((a, b) => b.at - a.at).slice(0, MOST);
  storedMeasures.of(worker).write(latest);
  judge = createJudge();
  notify();
}

type JudgeRun = (run: Run) => CheckUp | undefined;

const { subscribe, notify } = createListeners();
let judge = createJudge();

function createJudge(): JudgeRun {
  const storedMeasures = new Map<string, readonly RunMeasure[]>();
  const made = new WeakMap<Run, { readonly checked: CheckUp | undefined }>();
  const measured = (worker: string) => {
    const measures = storedMeasures.get(worker) ?? measuresOf(worker);
    storedMeasures.set(worker, measures);
    return measures;
  };
  return (run) => {
    const known = made.get(run) ?? { checked: storedCheckUp(run, measured(run.workerSlug)) };
    made.set(run, known);
    return known.checked;
  };
}

/** Returns the known findings of a run. The function changes when more become known. */
export const useStoredCheckUps = (): JudgeRun => useSyncExternalStore(subscribe, () => judge);
