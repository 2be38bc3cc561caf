import { useId, useState } from 'react';

import { useLatestRuns } from '#parts/use-latest-runs.ts';
import { sumNumbers } from '#core/decimal.ts';
import type { Run } from '#core/run/run.ts';
import type { WaitingRun } from '#core/saved-tasks/saved-task.ts';
import { isOfWorker } from '#core/spend/scheduled-runs.ts';
import { tellingRuns, usualOf } from '#core/spend/task-runs.ts';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { FieldFrame } from '#ui/controls/field-frame.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

type AskActivationProps = {
  readonly runs: readonly WaitingRun[];
  readonly onClose: () => void;
  readonly onAgreed: () => void;
};

export function AskActivation({ runs, onClose, onAgreed }: AskActivationProps) {
  const t = useMessages();
  const count = runs.length;
  const { usd, unknown } = usualCost(runs, useLatestRuns().runs);
  const workers = new Set(runs.map(({ worker }) => worker)).size;
  return (
    <Guard
      title={t('waiting.ask.title', { count })}
      action={t('waiting.ask.start', { count })}
      onAgree={onAgreed}
      onClose={onClose}
      about={
        <div className="space-y-2">
          <p>{t('waiting.ask.about', { count })}</p>
          <p>
            {unknown === count
              ? t('waiting.ask.costUnknown', { count: workers })
              : t(unknown > 0 ? 'waiting.ask.costPart' : 'waiting.ask.cost', {
                  usd: formatMoney(usd),
                  workers,
                  count: unknown,
                })}
          </p>
        </div>
      }
    />
  );
}

/**
 * Sum of the usual costs of runs of the same Workers; `unknown`: how many have no known cost.
 * @param runs newest first
 */
export function usualCost(waiting: readonly WaitingRun[], runs: readonly Run[]) {
  const usual = waiting.map((one) => usualOf(tellingRuns(runs.filter((run) => isOfWorker(one, run)))));
  const known = usual.filter((cost) => cost !== undefined);
  return { usd: sumNumbers(known), unknown: usual.length - known.length };
}

type AskReleaseProps = {
  readonly count: number;
  readonly onClose: () => void;
  readonly onAgreed: (reason: string) => void;
};

export function AskRelease({ count, onClose, onAgreed }: AskReleaseProps) {
  const t = useMessages();
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <Guard
      title={t('waiting.release.title', { count })}
      about={<p className="mb-4">{t('waiting.release.about')}</p>}
      action={t('waiting.release.do', { count })}
      isDangerous
      onAgree={() => onAgreed(reason.trim())}
      onClose={onClose}
    >
      <FieldFrame field="reason" controlId={id} label={t('waiting.release.reason')}>
        <input
          id={id}
          data-first-focus
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          className={CONTROL}
        />
      </FieldFrame>
    </Guard>
  );
}
