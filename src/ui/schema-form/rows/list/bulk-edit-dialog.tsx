import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../../controls/button.tsx';
import { classNames } from '../../../class-names.ts';
import { CONTROL } from '../../../controls/control-style.ts';
import { Dialog } from '../../../overlay/dialog.tsx';
import { lazyComponent } from '../../../loading/lazy-component.tsx';
import { LazyPart } from '../../../loading/lazy-part.tsx';
import { Skeleton } from '../../../loading/skeleton.tsx';
import { useDebounced } from '../../../hooks/use-debounced.ts';

import { countLines } from '../split-lines.ts';

const LinesEditor = lazyComponent(() =>
  import('../../../json-editor/lines-editor.tsx').then((module) => module.default),
);

/** Characters from which the browser's textarea blocks the page. */
const LONG = 100_000;

/** Milliseconds without typing before lines are counted. */
const COUNT_AFTER = 200;

type BulkEditDialogProps = {
  readonly title: string;
  readonly initialText: string;
  readonly onApply: (text: string) => void;
  readonly onClose: () => void;
};

/**
 * All items of a list as text, one per line. Rendered outside the form, so that no key in it submits the
 * form.
 */
export function BulkEditDialog({ title, initialText, onApply, onClose }: BulkEditDialogProps) {
  const t = useMessages();
  const [text, setText] = useState<{ readonly read: () => string }>();
  const settled = useDebounced(text, COUNT_AFTER);
  const count = useMemo(() => countLines(settled?.read() ?? initialText), [settled, initialText]);
  return createPortal(
    <Dialog wide holdsWork={text !== undefined} title={t('form.bulk.title', { title })} onClose={onClose}>
      {initialText.length > LONG ? (
        <LazyPart fallback={<Skeleton className="h-[min(60vh,24rem)]" />}>
          <LinesEditor
            initialText={initialText}
            label={t('form.bulk.label')}
            onChange={(read) => setText({ read })}
          />
        </LazyPart>
      ) : (
        <textarea
          aria-label={t('form.bulk.label')}
          data-first-focus
          rows={16}
          defaultValue={initialText}
          spellCheck={false}
          wrap="off"
          onChange={({ currentTarget: { value } }) => setText({ read: () => value })}
          className={classNames(CONTROL, 'resize-y py-1.5 font-mono text-xs leading-[18px]')}
        />
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <span className="grow text-sm text-muted tabular-nums">
          {t('form.bulk.label')} · {t('form.rows.count', { count })}
        </span>
        <span className="ml-auto flex gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onClick={() => onApply(text?.read() ?? initialText)}>
            {t('form.bulk.apply')}
          </Button>
        </span>
      </div>
    </Dialog>,
    document.body,
  );
}
