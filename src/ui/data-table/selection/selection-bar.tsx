import type { ColumnSum } from '#core/results/columns/sum-column.ts';
import { formatDigits, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { CopyButton } from '../../controls/copy-button.tsx';
import { type Block, blockSize, isOneCell } from './block.ts';

export type Copied =
  | { readonly kind: 'copied' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'loading'; readonly rows: number }
  | { readonly kind: 'tooMany'; readonly rows: number };

type SelectionBarProps = {
  readonly block: Block | undefined;
  readonly copied: Copied | undefined;
  readonly text: () => string | Promise<string>;
  readonly sum: ColumnSum | undefined;
};

export function SelectionBar({ block, copied, text, sum }: SelectionBarProps) {
  const t = useMessages();
  const large = block !== undefined && !isOneCell(block);
  const size = block ? blockSize(block) : { rows: 0, columns: 0 };
  const inView = large || (copied !== undefined && copied.kind !== 'copied');
  return (
    <div
      className={
        inView
          ? 'sticky bottom-0 z-3 flex min-h-row flex-wrap items-center gap-x-3 border-t border-line bg-sunken px-3 text-sm'
          : 'sr-only'
      }
    >
      {large && (
        <>
          <span className="tabular-nums">
            {t('table.selected', { rows: formatNumber(size.rows), columns: formatNumber(size.columns) })}
          </span>
          {sum && <Sum sum={sum} tellsOthers={size.columns === 1} />}
          <CopyButton label={t('table.copySelected')} text={text} />
        </>
      )}
      <span role="status" className={isRefused(copied) ? 'text-bad' : 'text-muted'}>
        {copied && copiedWords(t, copied)}
      </span>
    </div>
  );
}

const isRefused = (copied: Copied | undefined) => copied?.kind === 'tooMany' || copied?.kind === 'failed';

type SumProps = {
  readonly sum: ColumnSum;
  /** Whether it says how many values are not numbers: several columns may contain texts. */
  readonly tellsOthers: boolean;
};

function Sum({ sum: { count, others, sum, mean }, tellsOthers }: SumProps) {
  const t = useMessages();
  if (mean === undefined) return null;
  return (
    <span className="flex flex-wrap gap-x-3 tabular-nums">
      <span>{t('table.sum.count', { count: formatNumber(count) })}</span>
      <span>{t('table.sum.total', { sum: formatDigits(sum) })}</span>
      <span>{t('table.sum.mean', { mean: formatDigits(mean) })}</span>
      {tellsOthers && others > 0 && <span>{t('table.sum.others', { count: others })}</span>}
    </span>
  );
}

function copiedWords(t: ReturnType<typeof useMessages>, copied: Copied): string {
  switch (copied.kind) {
    case 'copied':
      return t('common.copied');
    case 'failed':
      return t('common.copyFailed');
    case 'loading':
      return t('table.copying', { rows: formatNumber(copied.rows) });
    case 'tooMany':
      return t('table.notCopied', { rows: formatNumber(copied.rows) });
  }
}
