import { useMemo } from 'react';

import type { Run } from '#core/run/run.ts';
import { type RunRow, toRow } from '#core/runs/find-runs.ts';
import type { RunLabel } from '#core/runs/run-label.ts';
import type { NamePart } from '#core/runs/run-name.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useStoredCheckUps } from '#starts/check-up/stored-measures.ts';
import { runName } from '#starts/names/name-text.ts';
import { useRowNames } from '#starts/names/row-names.ts';
import { type RunDigest, useRunDigests } from '#starts/names/run-digests.ts';
import { useRunLabels } from '#starts/names/run-labels.ts';

import type { FoldedBatches } from './use-batches.tsx';

type RunNotes = {
  readonly label: RunLabel | undefined;
  readonly digest: RunDigest | undefined;
  readonly parts: readonly NamePart[] | undefined;
  readonly findings: number | undefined;
  readonly batch: string | undefined;
  readonly batchName: string;
  readonly t: Translate;
};
type Made = RunNotes & { readonly row: RunRow };

const made = new WeakMap<Run, Made>();

function rowOf(run: Run, now: RunNotes): RunRow {
  const { label, digest, parts, findings, t } = now;
  const known = made.get(run);
  const facts = Object.keys(now) as (keyof RunNotes)[]; // its own keys
  if (known && facts.every((fact) => known[fact] === now[fact])) return known.row;
  const name = runName(t, { label, parts: digest?.parts ?? parts });
  const batch = now.batch === undefined ? undefined : { id: now.batch, name: now.batchName };
  const row = toRow(run, {
    label,
    name,
    fields: digest?.fields,
    input: digest?.searched,
    findings,
    batch,
  });
  made.set(run, { ...now, row });
  return row;
}

export function useRunRows(runs: readonly Run[], folded: FoldedBatches | undefined): readonly RunRow[] {
  const t = useMessages();
  const labels = useRunLabels();
  const digests = useRunDigests();
  const rowNames = useRowNames();
  const checkUpOf = useStoredCheckUps();
  return useMemo(
    () =>
      runs.map((run) => {
        const { slug } = run;
        const batch = folded?.batches.get(folded.batchOf.get(slug) ?? '');
        return rowOf(run, {
          t,
          label: labels.get(slug),
          digest: digests.get(slug),
          parts: rowNames.get(slug),
          findings: checkUpOf(run)?.findings.length,
          batch: batch?.id,
          batchName: batch?.summary.name ?? '',
        });
      }),
    [t, runs, labels, digests, rowNames, checkUpOf, folded],
  );
}
