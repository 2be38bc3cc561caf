import { SOURCES } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { overBudgetTitle } from './reason-text.tsx';
import { SourcedReasons } from './sourced-reasons.tsx';
import { ThresholdField } from './threshold-field.tsx';

/**
 * How many runs are started together, how many of them have no maximum charge, and what all may cost at the most (USD; 0 is no limit).
 */
export type RunsTogether = { readonly count: number; readonly uncapped: number; readonly atMost: number };

type ConfirmStartProps = {
  readonly reasons: readonly StartReason[];
  readonly together: RunsTogether | undefined;
  readonly titleOf: (field: string) => string;
  readonly onAnswer: (agreed: boolean) => void;
  /** Leads to where a maximum charge is set, where that is on the screen; nothing is started. */
  readonly onCap: (() => void) | undefined;
};

/** Asks whether a run may start with exactly these, by name and value; or several, by their sums. */
export function ConfirmStart({ reasons, together, titleOf, onAnswer, onCap }: ConfirmStartProps) {
  const t = useMessages();
  const set = new Set(reasons.map((reason) => ('source' in reason ? reason.source : undefined)));
  const sources = SOURCES.filter((source) => set.has(source));
  const isFromOutside = sources.length > 0;
  const isBudget = reasons.every(({ kind }) => kind === 'budget');
  const isOwn = reasons.every(({ kind }) => kind === 'budget' || kind === 'ownCap');
  return (
    <Dialog
      title={t(
        isBudget
          ? overBudgetTitle(reasons)
          : isOwn
            ? 'start.confirm.overCap'
            : isFromOutside
              ? 'link.confirm.title'
              : 'start.confirm.title',
      )}
      onClose={() => onAnswer(false)}
    >
      {!isOwn && (
        <p>
          {together
            ? t('start.confirm.about.many', together)
            : isFromOutside
              ? t('link.confirm.about', {
                  sources: formatList(sources.map((source) => t(`link.confirm.from.${source}`))),
                })
              : t('start.confirm.about')}
        </p>
      )}
      <SourcedReasons {...{ reasons, titleOf }} isFromOutside={isFromOutside && !together} />
      {reasons.some(({ kind }) => kind === 'subtasks') && (
        <div className="mb-3">
          <ThresholdField />
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {onCap && reasons.some(({ kind }) => kind === 'subtasks' || kind === 'ownCap') && (
          <Button variant="quiet" className="mr-auto" onClick={onCap}>
            {t('start.confirm.cap')}
          </Button>
        )}
        <Button onClick={() => onAnswer(false)}>{t('link.confirm.cancel')}</Button>
        <GuardedButton variant="primary" onClick={() => onAnswer(true)}>
          {t('link.confirm.start')}
        </GuardedButton>
      </div>
    </Dialog>
  );
}
