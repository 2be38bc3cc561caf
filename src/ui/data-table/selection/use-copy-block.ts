import { type ClipboardEvent, useState } from 'react';

import { writeClipboard } from '../../text/write-clipboard.ts';
import { type Block, blockSize } from './block.ts';
import { copyBlock, copyLargeBlock, isLarge, isThere, type RowAt } from './copy-block.ts';
import type { Copied } from './selection-bar.tsx';

/**
 * Loads the rows up to an index and returns their accessor; undefined if they exceed its limit.
 * @param last from 0
 */
export type LoadRows = (last: number) => Promise<RowAt> | undefined;

type CopySource = {
  readonly columns: readonly { readonly key: string }[];
  readonly rowAt: RowAt;
  readonly load: LoadRows | undefined;
};

/**
 * Copies blocks: small ones at once, large ones in slices, incomplete ones after loading. Copies a block
 * completely or not at all. Reports the result of copies made by keys.
 */
export function useCopyBlock({ columns, rowAt, load }: CopySource) {
  const [copied, setCopied] = useState<Copied>();
  const copyLoaded = async (block: Block, loading: RowAt | Promise<RowAt>): Promise<string> =>
    copyLargeBlock({ block, columns, rowAt: await loading });
  /** Rows of a block or a promise of them; undefined if there are too many. */
  const rowsFor = (block: Block) => (isThere(block, rowAt) ? rowAt : load?.(block.bottom));
  const refuse = (block: Block) => setCopied({ kind: 'tooMany', rows: blockSize(block).rows });
  const copyLater = async (text: Promise<string>) => {
    try {
      await writeClipboard(text);
      setCopied({ kind: 'copied' });
    } catch {
      setCopied({ kind: 'failed' });
    }
  };
  return {
    copied,
    textOf: (block: Block): string | Promise<string> => {
      const rows = rowsFor(block);
      if (rows === undefined) {
        refuse(block);
        return Promise.reject(new Error('too many rows to copy'));
      }
      setCopied(undefined);
      return rows === rowAt && !isLarge(block)
        ? copyBlock({ block, columns, rowAt })
        : copyLoaded(block, rows);
    },
    toEvent: (event: ClipboardEvent, block: Block): void => {
      event.preventDefault();
      const rows = rowsFor(block);
      if (rows === undefined) return refuse(block);
      // Only secure pages may write later than in the event itself.
      if (rows !== rowAt || (isLarge(block) && window.isSecureContext)) {
        setCopied(rows === rowAt ? undefined : { kind: 'loading', rows: blockSize(block).rows });
        void copyLater(copyLoaded(block, rows));
        return;
      }
      event.clipboardData.setData('text/plain', copyBlock({ block, columns, rowAt }));
      setCopied({ kind: 'copied' });
    },
  };
}
