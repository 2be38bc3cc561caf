import type { LucideIcon } from 'lucide-react';

import { classNames } from '../class-names.ts';
import { Button, type ButtonProps } from './button.tsx';

type ToolButtonProps = Omit<ButtonProps, 'children' | 'size' | 'variant' | 'className'> & {
  readonly icon: LucideIcon;
  /** Its accessible name; its tooltip too, unless `title` says why it is disabled. */
  readonly label: string;
  /** Its words are in view where there is room, else its icon alone; or always the icon alone. */
  readonly look?: 'words' | 'icon';
};

/** A button of a row of tools. */
export function ToolButton({ icon: Icon, label, look = 'words', ...rest }: ToolButtonProps) {
  return (
    <Button
      size="small"
      variant="quiet"
      title={label}
      className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
      {...rest}
    >
      <Icon size={14} aria-hidden />
      <span className={classNames(look === 'icon' ? 'sr-only' : 'max-md:sr-only lg:max-xl:sr-only')}>
        {label}
      </span>
    </Button>
  );
}
