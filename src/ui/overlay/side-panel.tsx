import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { IconButton } from '../controls/button.tsx';
import { useMedia } from '../hooks/use-media.ts';
import { Dialog } from './dialog.tsx';

type SidePanelProps = {
  readonly title: string;
  readonly about?: string | undefined;
  readonly onClose: () => void;
  /** Shows the row before or after this one; undefined where there is none. */
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly children: ReactNode;
  readonly foot: ReactNode;
};

/**
 * The detail of a row. From 1,024 px it stands beside the table, fills its frame and leaves the focus where
 * it is; below that it is a modal dialog. Escape closes it from inside; the table closes it from outside.
 */
export function SidePanel({ title, about, onClose, onPrevious, onNext, children, foot }: SidePanelProps) {
  const t = useMessages();
  const isBeside = useMedia('(min-width: 64rem)');
  const steps = (
    <>
      <IconButton label={t('table.previousRow')} disabled={onPrevious === undefined} onClick={onPrevious}>
        <ArrowUp size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('table.nextRow')} disabled={onNext === undefined} onClick={onNext}>
        <ArrowDown size={16} aria-hidden />
      </IconButton>
    </>
  );
  if (!isBeside)
    return (
      <Dialog
        title={title}
        onClose={onClose}
        side
        onKeyDown={(event) => {
          const step = stepOf(event, { ArrowUp: onPrevious, ArrowDown: onNext });
          if (step === undefined) return;
          event.preventDefault();
          step();
        }}
      >
        <div className="mb-3 flex items-center gap-2">
          {about !== undefined && (
            <bdi className="min-w-0 grow truncate text-muted" title={about}>
              {about}
            </bdi>
          )}
          {steps}
        </div>
        <div className="divide-y divide-line">{children}</div>
        <div className="flex flex-wrap gap-2 pt-3">{foot}</div>
      </Dialog>
    );
  return (
    <section
      aria-label={title}
      onKeyDown={(event) => {
        // A dialog that was opened from here is elsewhere in the page.
        const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key !== 'Escape' || event.defaultPrevented || !isInside) return;
        event.preventDefault();
        onClose();
      }}
      className="absolute inset-0 flex flex-col rounded-lg border border-line bg-surface"
    >
      <div className="flex min-h-row items-center gap-2 border-b border-line px-4 py-2.5">
        <h2 className="font-semibold whitespace-nowrap">{title}</h2>
        <bdi className="min-w-0 grow truncate text-muted" title={about}>
          {about}
        </bdi>
        {steps}
        <IconButton label={t('common.close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <div className="min-h-0 grow divide-y divide-line overflow-auto px-4">{children}</div>
      <div className="flex flex-wrap gap-2 border-t border-line px-4 py-2.5">{foot}</div>
    </section>
  );
}

function stepOf(
  { key, target, altKey, ctrlKey, metaKey }: KeyboardEvent,
  steps: Readonly<Record<string, (() => void) | undefined>>,
): (() => void) | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  // In a field, the arrows are its own.
  return target instanceof Element && target.closest('input, textarea, select') ? undefined : steps[key];
}
