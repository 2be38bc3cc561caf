import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

type IconSelectProps = Pick<ComponentProps<'select'>, 'value' | 'onChange' | 'children'> & {
  readonly icon: LucideIcon;
  readonly label: string;
};

/** A native choice behind an icon, for the top bar. WebKit makes the page as wide as the text that is not shown, unless it is cut. */
export function IconSelect({ icon: Icon, label, ...select }: IconSelectProps) {
  return (
    <span className="relative flex size-7 shrink-0 items-center justify-center rounded-full border border-line text-muted focus-within:outline-2 focus-within:outline-accent hover:bg-sunken pointer-coarse:size-11">
      <Icon size={14} aria-hidden />
      <select
        aria-label={label}
        title={label}
        className="absolute -inset-px cursor-pointer overflow-hidden opacity-0"
        {...select}
      />
    </span>
  );
}
