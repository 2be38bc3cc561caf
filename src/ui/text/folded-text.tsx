import { useState } from 'react';

import { langOf } from '#core/form/bilingual.ts';
import { useMessages } from '#messages/use-messages.ts';

import { classNames } from '../class-names.ts';

type FoldedTextProps = {
  readonly text: string;
  /** Characters that about fill three lines. Longer text is folded. */
  readonly most: number;
};

export function FoldedText({ text, most }: FoldedTextProps) {
  const t = useMessages();
  const [open, setOpen] = useState(false);
  const long = text.length > most || text.split('\n').length > 3;
  return (
    <>
      <span dir="auto" lang={langOf(text)} className={classNames(long && !open ? 'line-clamp-3' : 'block')}>
        {text}
      </span>
      {long && (
        <button
          type="button"
          aria-expanded={open}
          className="touch-target font-medium text-accent hover:underline"
          onClick={() => setOpen(!open)}
        >
          {open ? t('form.help.less') : t('form.help.more')}
        </button>
      )}
    </>
  );
}
