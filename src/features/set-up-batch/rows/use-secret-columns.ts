import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

import { specOf } from '#core/batch/sheet/fillers.ts';
import type { DraftRow, SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { SAMPLED } from '#core/batch/sheet/take/take-sheet.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type * as findSecrets from '#core/secrets/find-secrets.ts';
import { forEachInTimeSlices } from '#browser/time-slices.ts';

/**
 * Names of the columns with likely secrets in a field or beside the results, by a batch's first rows; the
 * detecting code loads late.
 */
export function useSecretColumns(
  { columns, rows }: SheetDraft,
  { parameters }: WorkerDescriptor,
): readonly string[] {
  // Where that code cannot be had, the start takes the rows for secret.
  const { data } = useQuery({
    queryKey: ['code', 'find-secrets'],
    queryFn: () => import('#core/secrets/find-secrets.ts'),
    networkMode: 'always',
    staleTime: Infinity,
    structuralSharing: false,
  });
  const [found, setFound] = useState<readonly string[]>([]);
  const known = useMemo(
    () => data && { ...data, columns, parameters, rows: new WeakMap<DraftRow, ReadonlySet<string>>() },
    [data, columns, parameters],
  );
  useEffect(() => {
    if (known === undefined) return undefined;
    let isOver = false;
    const names = new Set<string>();
    const take = (row: DraftRow) => {
      const secret = known.rows.get(row) ?? secretsOf(row, known);
      // What is typed into a row changes that row only.
      known.rows.set(row, secret);
      for (const name of secret) names.add(name);
    };
    const sample = (rows.chunks[0] ?? []).slice(0, SAMPLED);
    void forEachInTimeSlices(sample, take, { stride: 1, shouldContinue: () => !isOver }).then((isDone) => {
      if (!isDone || isOver) return;
      const inOrder = known.columns.map(({ name }) => name).filter((name) => names.has(name));
      setFound((before) => (before.join('\n') === inOrder.join('\n') ? before : inOrder));
    });
    return () => {
      isOver = true;
    };
  }, [known, rows]);
  return found;
}

type SecretFinder = Pick<typeof findSecrets, 'findLooseSecret' | 'findSecret'> &
  Pick<SheetDraft, 'columns'> &
  Pick<WorkerDescriptor, 'parameters'>;

function secretsOf(
  { cells }: DraftRow,
  { columns, parameters, findLooseSecret, findSecret }: SecretFinder,
): ReadonlySet<string> {
  const secret = columns.filter(({ name, target }, at) => {
    const cell = cells[at] ?? '';
    if (target.kind === 'label') return findLooseSecret(name, cell) !== undefined;
    const parameter = target.kind === 'field' ? specOf(target, parameters) : undefined;
    return parameter !== undefined && findSecret(parameter, cell) !== undefined;
  });
  return new Set(secret.map(({ name }) => name));
}
