import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { CopyButton } from '../copy-button.tsx';
import { type Block, blockSize, isOneCell } from './block.ts';

/** What was put on the clipboard last, in rows. */
export type Copied = { readonly rows: number; readonly missing: number } | 'failed';

type SelectionBarProps = {
  readonly block: Block | undefined;
  readonly copied: Copied | undefined;
  readonly text: () => string | Promise<string>;
};

/** How much is selected, what was copied of it, and a button that copies for those who do not know the keys. */
export function SelectionBar({ block, copied, text }: SelectionBarProps) {
  const t = useMessages();
  const large = block !== undefined && !isOneCell(block);
  const size = block ? blockSize(block) : { rows: 0, columns: 0 };
  return (
    <div
      className={
        large
          ? 'flex min-h-row flex-wrap items-center gap-x-3 border-t border-line bg-sunken px-3 text-sm'
          : 'sr-only'
      }
    >
      {large && (
        <>
          <span className="tabular-nums">
            {t('table.selected', { rows: formatNumber(size.rows), columns: formatNumber(size.columns) })}
          </span>
          <CopyButton label={t('table.copySelected')} text={text} />
        </>
      )}
      <span role="status" className="text-muted">
        {copied && copiedWords(t, copied)}
      </span>
    </div>
  );
}

function copiedWords(t: ReturnType<typeof useMessages>, copied: Copied): string {
  if (copied === 'failed') return t('common.copyFailed');
  const { rows, missing } = copied;
  if (missing === 0) return t('common.copied');
  return t('table.copiedPart', { rows: formatNumber(rows), total: formatNumber(rows + missing) });
}
