import { X } from 'lucide-react';
import { type KeyboardEventHandler, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

import { useMessages } from '#messages/use-messages.ts';

import { Button, IconButton } from '../controls/button.tsx';
import { classNames } from '../class-names.ts';
import { notifyUncovered } from '../focus/uncovered.ts';
import { beginAtFirst, firstControl } from './first-focus.ts';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly about?: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
  readonly side?: boolean;
  /** True while it holds unapplied input. Then it asks before it closes. */
  readonly holdsWork?: boolean;
  /** Set while a stoppable action runs. Closing calls this instead, and the dialog stays open. */
  readonly onStop?: (() => void) | undefined;
  readonly onKeyDown?: KeyboardEventHandler;
};

/**
 * A modal dialog, open while rendered. The native element keeps the focus inside, closes on Escape, makes
 * the page inert and restores the focus, without styles that the CSP would refuse. The focus begins at
 * `data-first-focus`, else at the first field, else at the first control below the head, because React's
 * `autoFocus` runs before the dialog opens.
 */
export function Dialog({
  title,
  onClose,
  about,
  children,
  wide = false,
  side = false,
  holdsWork = false,
  onStop,
  ...keys
}: DialogProps) {
  const t = useMessages();
  const titleId = useId();
  const [isAsking, setIsAsking] = useState(false);
  const element = useRef<HTMLDialogElement>(null);
  const lastFocused = useRef<HTMLElement>(undefined);
  const leave = () => {
    if (onStop) return onStop();
    if (!holdsWork) return onClose();
    if (!isAsking) lastFocused.current = focusedControl();
    return setIsAsking(true);
  };
  const goOn = () => {
    const first = element.current && firstControl(element.current)?.element;
    (lastFocused.current?.isConnected === true ? lastFocused.current : first)?.focus();
    setIsAsking(false);
  };
  // Closed before React takes the element away: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    const stop = dialog && beginAtFirst(dialog);
    return () => {
      stop?.();
      dialog?.close();
      notifyUncovered();
    };
  }, []);
  // Not in the menu that it was opened from, which is out of sight by then.
  return createPortal(
    <dialog
      ref={element}
      aria-labelledby={titleId}
      aria-describedby={about === undefined ? undefined : `${titleId}-about`}
      {...keys}
      onCancel={(event) => {
        // A file's chooser says by the same event that it was left; and what cannot be kept from closing says so below.
        if (event.target !== element.current || !event.cancelable) return;
        event.preventDefault();
        leave();
      }}
      onClose={() => {
        // The browser does not let itself be kept from closing twice in a row.
        if (element.current?.open !== false) return;
        if (holdsWork || onStop) element.current.showModal();
        leave();
      }}
      onMouseDown={(event) => {
        // The second press of a double one was meant for the button that opened it.
        if (event.target === element.current && event.detail < 2 && !holdsWork && !onStop) onClose();
      }}
      className={classNames(
        'overflow-auto border-line bg-surface p-0 text-ink shadow-xl',
        side ? SIDE : MIDDLE,
        wide ? 'max-w-3xl' : 'max-w-lg',
      )}
    >
      <div className="p-5">
        <div data-dialog-head className="mb-3 flex items-start justify-between gap-3">
          <h2 id={titleId} className="text-xl font-semibold">
            {title}
          </h2>
          <IconButton label={t('common.close')} onClick={leave} className="-mt-1 -mr-1.5">
            <X size={16} aria-hidden />
          </IconButton>
        </div>
        {holdsWork && isAsking && (
          <p role="alert" className="mb-3 flex flex-wrap items-center gap-2 rounded bg-sunken px-3 py-2">
            <span className="grow">{t('dialog.holdsWork')}</span>
            <Button size="small" onClick={onClose}>
              {t('dialog.discard')}
            </Button>
            <Button size="small" onClick={goOn}>
              {t('dialog.keep')}
            </Button>
          </p>
        )}
        {about !== undefined && <div id={`${titleId}-about`}>{about}</div>}
        {children}
      </div>
    </dialog>,
    document.body,
  );
}

const MIDDLE =
  'mx-auto mt-[max(1rem,10dvh)] mb-auto max-h-[calc(100dvh-1rem-max(1rem,10dvh))] w-[calc(100vw-2rem)] rounded-lg border';
const SIDE = 'mr-0 ml-auto my-0 h-dvh max-h-none w-[min(32rem,100vw)] border-l backdrop:bg-transparent';

function focusedControl(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}
