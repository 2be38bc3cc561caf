import { type ClipboardEvent, useState } from 'react';

import type { JsonObject } from '#core/json/json.ts';

import { writeClipboard } from '../write-clipboard.ts';
import type { Block } from './block.ts';
import { type BlockCopy, copyBlock, copyLargeBlock, isLarge } from './copy-block.ts';
import type { Copied } from './selection-bar.tsx';

type Columns = readonly { readonly key: string }[];

/** Copies blocks of a table: small ones at once, large ones in slices; and what became of the last copy by keys. */
export function useCopyBlock(columns: Columns, rowAt: (index: number) => JsonObject | undefined) {
  const [copied, setCopied] = useState<Copied>();
  const copyLater = async (copy: Promise<BlockCopy>) => {
    const text = copy.then((made) => (made.rows === 0 ? Promise.reject(new Error('no rows')) : made.text));
    const written = await writeClipboard(text).then(
      () => true,
      () => false,
    );
    const made = await copy;
    setCopied(written || made.rows === 0 ? made : 'failed');
  };
  return {
    copied,
    textOf: (block: Block): string | Promise<string> => {
      const source = { block, columns, rowAt };
      return isLarge(block) ? copyLargeBlock(source).then(({ text }) => text) : copyBlock(source).text;
    },
    toEvent: (event: ClipboardEvent, block: Block): void => {
      const source = { block, columns, rowAt };
      // Only secure pages may write later than in the event itself.
      if (isLarge(block) && window.isSecureContext) {
        event.preventDefault();
        setCopied(undefined);
        void copyLater(copyLargeBlock(source));
        return;
      }
      const copy = copyBlock(source);
      setCopied(copy);
      if (copy.rows === 0) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', copy.text);
    },
  };
}
