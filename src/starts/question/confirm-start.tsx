import { SOURCES } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { formatList } from '#messages/format.ts';
import type { MessageKey } from '#messages/en.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import type { InTheWay } from '../look-up/sent-elsewhere.ts';
import { Elsewhere, type SentByNow, useSentByNow } from './elsewhere.tsx';
import { overBudgetTitle } from './reason-text.tsx';
import { SourcedReasons } from './sourced-reasons.tsx';

/**
 * How many runs are started together, how many of them have no maximum charge, and what all may cost at the most (USD; 0 is no limit).
 */
export type RunsTogether = { readonly count: number; readonly uncapped: number; readonly atMost: number };

type ConfirmStartProps = {
  readonly reasons: readonly StartReason[];
  /** Like starts that were sent, of which nobody had seen an answer. */
  readonly elsewhere: readonly InTheWay[];
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
  const sent = useSentByNow(elsewhere);
  const { title, start } = isElsewhere ? anotherOf(t, sent, together) : questionOf(t, reasons, isFromOutside);
  return (
    <Dialog
      title={title}
      onClose={() => onAnswer(false)}
      about={
        <>
          {isElsewhere && (
            <p className="mb-3">
              <Elsewhere sent={sent} onLook={() => onAnswer(false)} />
            </p>
          )}
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
        </>
      }
    >
      <div className="flex flex-wrap justify-end gap-2">
        {onCap && reasons.some(({ kind }) => kind === 'subtasks' || kind === 'ownCap') && (
          <Button variant="quiet" className="mr-auto" onClick={onCap}>
            {t('start.confirm.cap')}
          </Button>
        )}
        <Button onClick={() => onAnswer(false)}>{t('link.confirm.cancel')}</Button>
        <GuardedButton data-first-focus variant="primary" onClick={() => onAnswer(true)}>
          {start}
        </GuardedButton>
      </div>
    </Dialog>
  );
}

type Words = { readonly title: string; readonly start: string };

/** Where one may have started already, or has by now. */
function anotherOf(
  t: Translate,
  { open, started }: SentByNow,
  together?: Pick<RunsTogether, 'count'>,
): Words {
  const { count } = together ?? { count: 1 };
  if (open.length > 0)
    return { title: t('start.confirm.elsewhere', { count }), start: t('start.confirm.another', { count }) };
  return started.length > 0
    ? { title: t('start.confirm.elsewhere.started', { count }), start: t('start.confirm.another', { count }) }
    : {
        title: t('start.confirm.elsewhere.settled', { count }),
        start: t('start.confirm.settled', { count }),
      };
}

const questionOf = (t: Translate, reasons: readonly StartReason[], isFromOutside: boolean): Words => ({
  title: t(titleOfQuestion(reasons, isFromOutside)),
  start: t('link.confirm.start'),
});

/** Whether all are limits that the person has set. */
const areOwn = (reasons: readonly StartReason[]) =>
  reasons.every(({ kind }) => kind === 'budget' || kind === 'ownCap');

function titleOfQuestion(reasons: readonly StartReason[], isFromOutside: boolean): MessageKey {
  if (reasons.every(({ kind }) => kind === 'budget')) return overBudgetTitle(reasons);
  if (areOwn(reasons)) return 'start.confirm.overCap';
  return isFromOutside ? 'link.confirm.title' : 'start.confirm.title';
}
