import { Lightbulb } from 'lucide-react';

import type { FewerRuns } from '#core/batch/fewer-runs.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';

type FewerCardProps = {
  readonly fewer: FewerRuns;
  readonly runs: number;
  /** What a run may be charged is limited. */
  readonly isCapped: boolean;
  readonly title: string;
  readonly onDo: () => void;
};

/** Says that fewer runs may do, because the Worker splits lists by itself. */
export function FewerCard({ fewer, runs, isCapped, title, onDo }: FewerCardProps) {
  const t = useMessages();
  const { runs: left, items, labels } = fewer;
  const isOne = left === 1;
  return (
    <section
      aria-label={isOne ? t('batch.fewer.one') : t('batch.fewer', { runs: left, count: runs })}
      className={classNames(
        'flex gap-2.5 rounded-lg border border-l-[3px] border-line border-l-accent bg-surface px-4 py-3',
        // Above the start where it may do without the batch.
        !isOne && 'order-1',
      )}
    >
      <Lightbulb size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
      <div className="min-w-0 grow">
        <h2 className="font-semibold">
          {isOne
            ? t('batch.fewer.one')
            : t('batch.fewer', { runs: formatNumber(left), count: formatNumber(runs) })}
        </h2>
        <p className="mt-0.5 text-sm text-muted">
          {isOne
            ? t('batch.fewer.one.about', { count: formatNumber(items), name: title })
            : t('batch.fewer.about', { items: formatNumber(items), name: title })}
          {labels && ` ${t(isOne ? 'batch.fewer.one.labels' : 'batch.fewer.labels')}`}
          {isCapped && ` ${t('batch.fewer.cap')}`}
        </p>
        <Button size="small" onClick={onDo} className="mt-2 max-w-full whitespace-normal">
          {isOne ? t('batch.fewer.one.do', { name: title }) : t('batch.fewer.do')}
        </Button>
      </div>
    </section>
  );
}
