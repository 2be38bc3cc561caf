import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';

type FoldHeadProps = {
  /** Of the heading, which can then get the focus. */
  readonly id?: string;
  readonly title: string;
  readonly lang?: string | undefined;
  readonly summary: ReactNode;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly locked?: string | undefined;
  readonly 'data-run-options'?: '';
};

export function FoldHead(props: FoldHeadProps) {
  const { id: headingId, title, lang, summary, isOpen, onToggle, locked, ...found } = props;
  const id = useId();
  return (
    <h2
      id={headingId}
      tabIndex={headingId === undefined ? undefined : -1}
      className="min-w-0 grow outline-none"
    >
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
        <span id={`${id}-title`} lang={lang} className="font-semibold wrap-anywhere whitespace-pre-line">
          {title}
        </span>
        <span id={`${id}-summary`} className="min-w-0 grow basis-0 truncate text-muted tabular-nums">
          {!isOpen && summary}
        </span>
        <ChevronDown size={16} aria-hidden className={isOpen ? 'rotate-180' : undefined} />
      </button>
    </h2>
  );
}
