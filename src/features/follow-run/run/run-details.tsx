import { type SubmitEvent, useId, useState } from 'react';

import { isFullySaved } from '#core/collection/saved-run-format.ts';
import { MOST, parseTags } from '#core/runs/run-label.ts';
import type { Run } from '#core/run/run.ts';
import { deletionTime } from '#core/run/run-state.ts';
import { pricePerThousand } from '#core/runs/find-runs.ts';
import { formatBytes, formatMoment, formatMoney } from '#messages/format.ts';
import { formatCost } from '#messages/format-range.ts';
import { useMessages } from '#messages/use-messages.ts';
import { runCostText } from '#parts/texts/cost-text.ts';
import { useSavedRuns } from '#results/saved/use-saved-runs.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { Fact } from '#ui/fact.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import type { RunLabels } from './run-name.tsx';
import { subtaskText, useSubtasks } from './use-subtasks.ts';

type RunDetailsProps = Pick<RunLabels, 'labels' | 'keep'> & {
  readonly run: Run;
  readonly stored: StoredInput | undefined;
  readonly onClose: () => void;
};

export function RunDetails({ run, stored, labels, keep, onClose }: RunDetailsProps) {
  const t = useMessages();
  const id = useId();
  const [note, setNote] = useState(labels.note);
  const [tags, setTags] = useState(labels.tags.join(', '));
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    keep({ note, tags: parseTags(tags) });
    onClose();
  };
  return (
    <Dialog
      title={t('run.details.title')}
      onClose={onClose}
      holdsWork={note !== labels.note || tags !== labels.tags.join(', ')}
    >
      <Facts run={run} stored={stored} />
      <form onSubmit={save} className="mt-4 space-y-3">
        <div>
          <label htmlFor={`${id}-note`} className="mb-1 block font-medium">
            {t('run.marks.note')}
          </label>
          <textarea
            id={`${id}-note`}
            rows={3}
            maxLength={MOST.note}
            data-first-focus
            value={note}
            onChange={(event) => setNote(event.target.value)}
            className={`${CONTROL} py-1.5`}
          />
        </div>
        <div>
          <label htmlFor={`${id}-tags`} className="mb-1 block font-medium">
            {t('run.marks.tags')}
          </label>
          <input
            id={`${id}-tags`}
            autoComplete="off"
            value={tags}
            onChange={(event) => setTags(event.target.value)}
            className={CONTROL}
          />
        </div>
        <p className="text-sm text-muted">{t('run.marks.about')}</p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('run.marks.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Facts({ run, stored }: Pick<RunDetailsProps, 'run' | 'stored'>) {
  const t = useMessages();
  const subtasks = useSubtasks(run);
  const savedRun = useSavedRuns()?.get(run.slug);
  const price = pricePerThousand(run);
  const cost = [
    runCostText(t, run),
    ...(price === undefined ? [] : [t('run.cost.each', { usd: formatMoney(price) })]),
    ...(stored?.estimate ? [t('run.cost.said', { usd: formatCost(stored.estimate) })] : []),
  ];
  const expiry = deletionTime(run);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-2">
      <Fact name={t('run.fact.id')} wide>
        <span className="flex items-center gap-1">
          <code className="text-sm font-normal break-all">{run.slug}</code>
          <CopyButton iconOnly label={t('run.copySlug')} text={() => run.slug} />
        </span>
      </Fact>
      <Fact name={t('run.fact.usage')} wide>
        {cost.join(' · ')}
      </Fact>
      {run.startedAt !== undefined && (
        <Fact name={t('run.fact.started')}>{formatMoment(run.startedAt, { seconds: true })}</Fact>
      )}
      {run.version !== '' && <Fact name={t('run.fact.version')}>{run.version}</Fact>}
      {run.traffic !== undefined && <Fact name={t('run.fact.traffic')}>{formatBytes(run.traffic)}</Fact>}
      {subtasks && <Fact name={t('run.fact.tasks')}>{subtaskText(t, subtasks)}</Fact>}
      {expiry !== undefined && (
        <Fact name={t('run.fact.kept')} wide>
          {formatMoment(expiry)}
          {savedRun && isFullySaved(savedRun) && (
            <span className="ml-2 text-sm font-normal text-muted">{t('run.kept.here')}</span>
          )}
        </Fact>
      )}
    </dl>
  );
}
