import {
  CircleAlert,
  CircleCheck,
  LoaderCircle,
  type LucideIcon,
  OctagonMinus,
  PauseCircle,
} from 'lucide-react';

import { isBatchOver, type Standing, statusInList } from '#core/batch/state/standing.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';

import type { ListedBatch } from './batches.ts';
import { kindCounts } from './row-kind.ts';
import { ROW_LOOK } from './row-look.ts';

type DrivenBatch = Pick<ListedBatch, 'isDriven'> & { readonly summary: Pick<ListedBatch['summary'], 'head'> };

type BatchLook = { readonly icon: LucideIcon; readonly ink: string };

const PAUSED: BatchLook = { icon: PauseCircle, ink: 'text-warn' };

const LOOK: Record<Standing | ReturnType<typeof statusInList>, BatchLook> = {
  running: { icon: LoaderCircle, ink: 'text-accent' },
  held: { icon: LoaderCircle, ink: 'text-warn' },
  stopping: { icon: LoaderCircle, ink: 'text-warn' },
  paused: PAUSED,
  alone: PAUSED,
  tried: PAUSED,
  stopped: { icon: OctagonMinus, ink: 'text-muted' },
  ended: { icon: CircleCheck, ink: 'text-good' },
};

const NEEDY = ['failed', 'limited', 'lost', 'gone'] as const;
const UNSURE = ['lost', 'gone'] as const;

export function BatchStatus({
  batch,
  className,
}: {
  readonly batch: DrivenBatch;
  readonly className?: string;
}) {
  const t = useMessages();
  const standing = statusInList(batch);
  const needy = needyOf(batch);
  const isDone = standing === 'ended';
  const { icon, ink } = LOOK[standing];
  const [first] = needy;
  const Icon = isDone && first ? CircleAlert : icon;
  const iconInk = isDone && first ? ROW_LOOK[first.kind].ink : ink;
  return (
    <span
      title={statusText(t, batch)}
      className={classNames('inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap', className)}
    >
      <Icon
        size={14}
        aria-hidden
        className={classNames('shrink-0', iconInk, icon === LoaderCircle && 'animate-spin')}
      />
      <span className="truncate">
        <span className={isDone ? 'text-muted' : ink}>{standingText(t, batch)}</span>
        {needy.map(({ kind, count }) => (
          <span key={kind} className={ROW_LOOK[kind].ink}>
            {t('batch.and')}
            {t(`batch.status.${kind}`, { count: formatNumber(count) })}
          </span>
        ))}
      </span>
    </span>
  );
}

function standingText(t: Translate, batch: DrivenBatch): string {
  const { counts, phase } = batch.summary.head;
  const standing = statusInList(batch);
  const tried = phase.kind === 'paused' && phase.why.kind === 'asked' ? phase.why.count : 0;
  return t(`batch.standing.${standing}`, { count: standing === 'alone' ? counts.waiting : tried });
}

function needyOf({ summary: { head } }: DrivenBatch) {
  const counts = kindCounts(head);
  const kinds = isBatchOver(head) ? NEEDY : UNSURE;
  return kinds.flatMap((kind) => (counts[kind] > 0 ? [{ kind, count: counts[kind] }] : []));
}

function statusText(t: Translate, batch: DrivenBatch): string {
  const needy = needyOf(batch).map(({ kind, count }) =>
    t(`batch.status.${kind}`, { count: formatNumber(count) }),
  );
  return [standingText(t, batch), ...needy].join(t('batch.and'));
}
