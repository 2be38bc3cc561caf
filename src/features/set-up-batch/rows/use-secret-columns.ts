import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { SAMPLED } from '#core/batch/sheet/take-sheet.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';

/** Names of the columns of which a batch has what looks like a secret, in a field or beside the results, by their first rows; the code that tells comes late. */
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
  return useMemo(() => {
    if (data === undefined) return [];
    const sample = (rows.chunks[0] ?? []).slice(0, SAMPLED);
    return columns.flatMap(({ name, target }, at) => {
      const parameter =
        target.kind === 'field' ? parameters.find((one) => one.name === target.name) : undefined;
      const reasonFor = (cell: string) => {
        if (target.kind === 'label') return data.findLooseSecret(name, cell);
        return parameter && data.findSecret(parameter, cell);
      };
      return sample.some(({ cells }) => reasonFor(cells[at] ?? '') !== undefined) ? [name] : [];
    });
  }, [data, columns, rows, parameters]);
}
