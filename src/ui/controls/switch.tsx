import type { ReactNode } from 'react';

import { classNames } from '../class-names.ts';
import { inPlaceOfDisabled } from './button.tsx';

type SwitchProps = {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
};

export function Switch({ on, onChange, label, disabled = false, children }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      className="relative inline-flex min-h-7 items-center gap-2 rounded font-medium aria-disabled:opacity-55 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
      {...inPlaceOfDisabled({ disabled, onClick: () => onChange(!on) })}
    >
      <span
        aria-hidden
        className={classNames(
          'flex h-5 w-9 shrink-0 items-center rounded-full border p-0.5 transition-colors forced-colors:border-2',
          on ? 'justify-end border-transparent bg-accent' : 'border-field bg-sunken',
        )}
      >
        <span
          className={classNames(
            'size-3.5 rounded-full forced-colors:bg-[CanvasText]',
            on ? 'bg-accent-on' : 'bg-muted',
          )}
        />
      </span>
      {children}
    </button>
  );
}
