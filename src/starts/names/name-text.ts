import type { RunLabel } from '#core/runs/run-label.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import type { Run } from '#core/run/run.ts';
import type { NamePart } from '#core/runs/run-name.ts';
import { formatNumber, formatTime } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

type RunNameParts = {
  readonly label?: Pick<RunLabel, 'name'> | undefined;
  readonly parts?: readonly NamePart[] | undefined;
};

/** Name of a run: given by a person, else from its input or its rows; undefined if all are unknown. */
export function runName(t: Translate, { label, parts = [] }: RunNameParts): string | undefined {
  if (label !== undefined && label.name !== '') return label.name;
  return parts.length === 0 ? undefined : parts.map((part) => partText(t, part)).join(' · ');
}

/** Name of a run without one: its Worker and start time, to the second. */
export const namelessRun = (t: Translate, run: Run, readTitle: (title: string) => string): string =>
  run.startedAt === undefined
    ? t('run.title.notStarted')
    : t('run.title', { worker: readTitle(workerNameOf(run)), time: formatTime(run.startedAt) });

function partText(t: Translate, part: NamePart): string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'results')
    return t('run.name.limit', { count: part.count, number: formatNumber(part.count) });
  return part.kind === 'value'
    ? t('run.name.value', part)
    : t(`run.name.${part.kind}`, { title: part.title });
}
