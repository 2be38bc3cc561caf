import type { LucideIcon } from 'lucide-react';

import { classNames } from '../class-names.ts';
import { Button, type ButtonProps } from './button.tsx';

type ToolButtonProps = Omit<ButtonProps, 'children' | 'size' | 'variant' | 'className'> & {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly look?: 'words' | 'icon';
};

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
