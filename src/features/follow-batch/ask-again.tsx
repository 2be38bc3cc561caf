import type { BatchPlan } from '#core/batch/batch.ts';
import { orderOf } from '#core/batch/batch.ts';
import type { Course, SeenRow } from '#core/batch/course.ts';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

type AskAgainProps = {
  readonly plan: BatchPlan | undefined;
  readonly course: Course;
  readonly asked: readonly SeenRow[];
  readonly onClose: () => void;
  readonly onStart: () => void;
};

/** The question before rows are sent again: how many runs that starts, and what they cost at most. */
export function AskAgain({ plan, course, asked, onClose, onStart }: AskAgainProps) {
  const t = useMessages();
  const [first] = asked;
  const number = plan?.rows[first?.row ?? 0]?.number ?? 0;
  const isLost = asked.some(({ row }) => course.rows[row]?.state === 'unknown');
  const caps = asked.map(({ row }) => {
    const planned = plan?.rows[row];
    return plan && planned ? orderOf(plan, planned).options.maxCharge : 0;
  });
  const most = caps.every((cap) => cap > 0) ? caps.reduce((sum, cap) => sum + cap, 0) : undefined;
  return (
    <Dialog
      title={
        isLost ? t('batch.again.title', { row: number }) : t('batch.retry.title', { count: asked.length })
      }
      onClose={onClose}
    >
      {isLost && <p>{t('batch.again.lost')}</p>}
      <p>
        {t('batch.retry.about', { count: asked.length })}{' '}
        {most === undefined ? t('batch.retry.noCap') : t('batch.retry.most', { amount: formatMoney(most) })}
      </p>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="primary" onClick={onStart}>
          {isLost
            ? t('batch.again.confirm', { row: number })
            : t('batch.retry.confirm', { count: asked.length })}
        </Button>
      </div>
    </Dialog>
  );
}
