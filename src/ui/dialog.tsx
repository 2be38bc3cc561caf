import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
};

/**
 * A modal dialog, there as long as it is rendered. The native element keeps the focus inside, closes on Escape, makes
 * the page behind inert and gives the focus back, without a style that the CSP would refuse. The focus begins at the
 * element with `data-first-focus`, else at the first control: React's `autoFocus` comes before the dialog is open.
 */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const t = useMessages();
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);
  // Closed before React takes the element away: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === element.current) onClose();
      }}
      className={classNames(
        'm-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] overflow-auto rounded-lg border border-line bg-surface p-0 text-ink shadow-xl',
        wide ? 'max-w-3xl' : 'max-w-lg',
      )}
    >
      <div className="p-5">
        <div className="mb-3 flex items-start justify-between gap-3">
          <h2 id={titleId} className="text-lg font-bold">
            {title}
          </h2>
          <IconButton label={t('common.close')} onClick={onClose} className="-mt-1 -mr-1.5">
            <X size={16} aria-hidden />
          </IconButton>
        </div>
        {children}
      </div>
    </dialog>
  );
}
