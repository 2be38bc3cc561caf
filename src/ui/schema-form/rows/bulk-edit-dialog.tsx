import { useState } from 'react';
import { createPortal } from 'react-dom';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/control-style.ts';
import { Dialog } from '#ui/dialog.tsx';

import { countLines } from './split-lines.ts';

type BulkEditDialogProps = {
  readonly title: string;
  readonly initialText: string;
  readonly onApply: (text: string) => void;
  readonly onClose: () => void;
};

/** All items of a list as text, one per line. Stands outside of the form, so that no key in it submits that. */
export function BulkEditDialog({ title, initialText, onApply, onClose }: BulkEditDialogProps) {
  const t = useMessages();
  const [text, setText] = useState(initialText);
  return createPortal(
    <Dialog wide title={t('form.bulk.title', { title })} onClose={onClose}>
      <textarea
        aria-label={t('form.bulk.label')}
        rows={16}
        value={text}
        spellCheck={false}
        wrap="off"
        onChange={(event) => setText(event.currentTarget.value)}
        className={classNames(CONTROL, 'resize-y py-1.5 font-mono text-xs leading-[18px]')}
      />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <span className="grow text-sm text-muted tabular-nums">
          {t('form.bulk.label')} · {t('form.rows.count', { count: countLines(text) })}
        </span>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="primary" onClick={() => onApply(text)}>
          {t('form.bulk.apply')}
        </Button>
      </div>
    </Dialog>,
    document.body,
  );
}
