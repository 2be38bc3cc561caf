import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';

type FoldHeadProps = {
  readonly title: string;
  readonly summary: ReactNode;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly locked?: string | undefined;
  readonly 'data-run-options'?: '';
};

export function FoldHead({ title, summary, isOpen, onToggle, locked, ...found }: FoldHeadProps) {
  const id = useId();
  return (
    <h2 className="min-w-0 grow">
      <button
        type="button"
        {...found}
        aria-expanded={isOpen}
        aria-disabled={locked !== undefined}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-summary`}
        title={locked}
        onClick={() => {
          if (locked === undefined) onToggle();
        }}
        className="flex min-h-11 w-full items-center gap-2 rounded-lg px-4 text-left hover:bg-sunken"
      >
        <span id={`${id}-title`} className="shrink-0 font-semibold">
          {title}
        </span>
        <span id={`${id}-summary`} className="min-w-0 grow truncate text-muted tabular-nums">
          {!isOpen && summary}
        </span>
        <ChevronDown size={16} aria-hidden className={isOpen ? 'rotate-180' : undefined} />
      </button>
    </h2>
  );
}
