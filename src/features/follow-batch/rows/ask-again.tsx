import { useEffect, useRef, useState } from 'react';

import type { BatchPlan } from '#core/batch/batch.ts';
import { orderOf } from '#core/batch/batch.ts';
import type { Course, SeenRow } from '#core/batch/course.ts';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

export type AskedAgain = {
  readonly rows: readonly SeenRow[];
  /** Looks once more, before a row that was lost is sent: false where a run is listed that was not looked at. */
  readonly isStillSo?: (() => Promise<boolean>) | undefined;
};

type AskAgainProps = {
  readonly plan: BatchPlan | undefined;
  readonly course: Course;
  readonly asked: AskedAgain;
  readonly onClose: () => void;
  readonly onStart: () => void;
};

/** The question before rows are sent again: how many runs that starts, and what they cost at most. */
export function AskAgain({
  plan,
  course,
  asked: { rows: asked, isStillSo },
  onClose,
  onStart,
}: AskAgainProps) {
  const t = useMessages();
  const [look, setLook] = useState<'none' | 'looking' | 'listed'>('none');
  const [first] = asked;
  const number = plan?.rows[first?.row ?? 0]?.number ?? 0;
  const isLost = asked.some(({ row }) => course.rows[row]?.state === 'unknown');
  const words = isLost
    ? { title: t('batch.again.title', { row: number }), confirm: t('batch.again.confirm', { row: number }) }
    : {
        title: t('batch.retry.title', { count: asked.length }),
        confirm: t('batch.retry.confirm', { count: asked.length }),
      };
  const most = plan && capOf(plan, asked);
  /** Of the look before the start. */
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => () => leaving.current?.abort(), []);
  const start = async () => {
    setLook('looking');
    const { signal } = (leaving.current = new AbortController());
    const isSame = (await isStillSo?.()) !== false;
    // Whoever has gone meanwhile did not agree.
    if (signal.aborted) return;
    if (isSame) onStart();
    else setLook('listed');
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      {isLost && <p>{t('batch.again.lost')}</p>}
      <p>
        {t('batch.retry.about', { count: asked.length })}{' '}
        {most === undefined ? t('batch.retry.noCap') : t('batch.retry.most', { amount: formatMoney(most) })}
      </p>
      <div role="status">
        {look === 'listed' && <Notice tone="warn" className="mt-3" title={t('batch.again.listed')} />}
      </div>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t(look === 'listed' ? 'common.close' : 'common.cancel')}</Button>
        <Button variant="primary" disabled={look !== 'none'} onClick={() => void start()}>
          {words.confirm}
        </Button>
      </div>
    </Dialog>
  );
}

/** USD that rows may cost at most together; undefined where one of them has no maximum. */
function capOf(plan: BatchPlan, asked: readonly SeenRow[]): number | undefined {
  const caps = asked.map(({ row }) => {
    const planned = plan.rows[row];
    return planned ? orderOf(plan, planned).options.maxCharge : 0;
  });
  return caps.every((cap) => cap > 0) ? caps.reduce((sum, cap) => sum + cap, 0) : undefined;
}
