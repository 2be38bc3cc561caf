import { X } from 'lucide-react';
import type { ReactNode } from 'react';

import { formatNumber } from '#messages/format.ts';

import { classNames } from '../class-names.ts';

type ToggleChipProps = {
  readonly isOn: boolean;
  readonly count: number;
  readonly isUrgent?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

export function ToggleChip({ isOn, count, isUrgent = false, onClick, children }: ToggleChipProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={classNames(
        'inline-flex min-h-7 shrink-0 items-center gap-1.5 rounded border px-2 whitespace-nowrap pointer-coarse:min-h-11',
        isOn ? 'border-accent bg-accent-soft text-accent' : 'border-line bg-surface hover:bg-sunken',
        isUrgent && !isOn && 'border-transparent bg-warn-soft text-warn',
      )}
    >
      {children}
      <b className="tabular-nums">{formatNumber(count)}</b>
    </button>
  );
}

type RemovableChipProps = {
  readonly testId?: string;
  readonly isActive?: boolean;
  readonly label: string;
  readonly onRemove: (() => void) | undefined;
  readonly children: ReactNode;
};

export function RemovableChip({ testId, isActive = false, label, onRemove, children }: RemovableChipProps) {
  return (
    <span
      data-testid={testId}
      className={classNames(
        'inline-flex min-h-7 max-w-full items-center rounded border pointer-coarse:min-h-11',
        isActive ? 'border-accent bg-accent-soft text-accent' : 'border-line-strong bg-surface',
      )}
    >
      {children}
      {onRemove && (
        <button
          type="button"
          aria-label={label}
          title={label}
          onClick={onRemove}
          className={classNames(
            'inline-flex min-h-7 shrink-0 items-center px-1.5 pointer-coarse:min-h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center',
            !isActive && 'text-muted hover:text-ink',
          )}
        >
          <X size={13} aria-hidden />
        </button>
      )}
    </span>
  );
}
