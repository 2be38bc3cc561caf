import { ChevronDown, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { Button, type ButtonProps } from '../controls/button.tsx';
import { type MenuItem, type MenuPlace, placeBelow, PopupMenu } from './popup-menu.tsx';

type SplitButtonProps = Pick<ButtonProps, 'variant' | 'size' | 'onClick' | 'aria-label' | 'disabled'> & {
  readonly children: ReactNode;
  readonly menu: { readonly label: string; readonly items: readonly MenuItem[] };
  readonly cancel?: { readonly label: string; readonly onCancel: () => void } | undefined;
  readonly commands?: { readonly main: string; readonly menu: string };
};

export function SplitButton({ children, menu, cancel, commands, variant, size, ...main }: SplitButtonProps) {
  const [at, setAt] = useState<MenuPlace>();
  const open = (opener: Element) => setAt(placeBelow(opener.parentElement ?? opener));
  return (
    <div className="flex gap-px">
      <Button
        variant={variant}
        size={size}
        {...main}
        data-command={commands?.main}
        className="grow rounded-r-none"
      >
        {children}
      </Button>
      <Button
        variant={variant}
        size={size}
        aria-label={cancel?.label ?? menu.label}
        title={cancel?.label ?? menu.label}
        data-command={cancel ? undefined : commands?.menu}
        {...(!cancel && { 'aria-haspopup': 'menu', 'aria-expanded': at !== undefined })}
        onClick={({ currentTarget }) => (cancel ? cancel.onCancel() : open(currentTarget))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || cancel) return;
          event.preventDefault();
          open(event.currentTarget);
        }}
        className="rounded-l-none px-2 pointer-coarse:min-w-11"
      >
        {cancel ? <X size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
      </Button>
      {at && <PopupMenu {...menu} at={at} onClose={() => setAt(undefined)} />}
    </div>
  );
}
