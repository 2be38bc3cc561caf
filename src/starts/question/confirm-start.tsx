import { SOURCES } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { formatList, formatMoment } from '#messages/format.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { TextLink } from '#ui/controls/link.tsx';
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
  /** When other tabs sent like starts of which nobody has seen an answer, in milliseconds since the epoch. */
  readonly elsewhere: readonly number[];
  readonly together: RunsTogether | undefined;
  readonly titleOf: (field: string) => string;
  readonly onAnswer: (agreed: boolean) => void;
  /** Leads to where a maximum charge is set, where that is on the screen; nothing is started. */
  readonly onCap: (() => void) | undefined;
};

/** Asks whether a run may start with exactly these, by name and value; or several, by their sums. */
export function ConfirmStart({ reasons, elsewhere, together, titleOf, onAnswer, onCap }: ConfirmStartProps) {
  const t = useMessages();
  const set = new Set(reasons.map((reason) => ('source' in reason ? reason.source : undefined)));
  const sources = SOURCES.filter((source) => set.has(source));
  const isFromOutside = sources.length > 0;
  const isElsewhere = elsewhere.length > 0;
  return (
    <Dialog
      title={t(isElsewhere ? 'start.confirm.elsewhere' : titleOfQuestion(reasons, isFromOutside))}
      onClose={() => onAnswer(false)}
    >
      {isElsewhere && <Elsewhere at={elsewhere} onLook={() => onAnswer(false)} />}
      {!areOwn(reasons) && (
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
          {t(isElsewhere ? 'start.unknown.another' : 'link.confirm.start')}
        </GuardedButton>
      </div>
    </Dialog>
  );
}

/** Whether all are limits that the person has set. */
const areOwn = (reasons: readonly StartReason[]) =>
  reasons.every(({ kind }) => kind === 'budget' || kind === 'ownCap');

function titleOfQuestion(reasons: readonly StartReason[], isFromOutside: boolean): MessageKey {
  if (reasons.every(({ kind }) => kind === 'budget')) return overBudgetTitle(reasons);
  if (areOwn(reasons)) return 'start.confirm.overCap';
  return isFromOutside ? 'link.confirm.title' : 'start.confirm.title';
}

type ElsewhereProps = { readonly at: readonly number[]; readonly onLook: () => void };

/** That other tabs have sent like starts, which may have led to runs; and where these are looked for. */
function Elsewhere({ at, onLook }: ElsewhereProps) {
  const t = useMessages();
  const moments = formatList(at.map((moment) => formatMoment(moment)));
  return (
    <p className="mb-3">
      {t('start.confirm.elsewhere.about', { count: at.length, moments })}{' '}
      <TextLink href={SCREEN_PATHS.runs} onClick={onLook}>
        {t('start.unknown.runs')}
      </TextLink>
    </p>
  );
}
