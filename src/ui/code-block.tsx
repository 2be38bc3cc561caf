import { type Ref } from 'react';

import { classNames } from './class-names.ts';

type CodeBlockProps = {
  readonly text: string;
  readonly testId: string;
  readonly label: string;
  /** Set when the text is only the beginning of the whole. */
  readonly truncated?: boolean;
  readonly wrap?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLPreElement>;
};

/** A text to read and copy, exactly as it is; it scrolls by keyboard too. */
export function CodeBlock({ text, testId, label, truncated = false, wrap = false, className, ref }: CodeBlockProps) {
  return (
    <pre
      ref={ref}
      role="region"
      aria-label={label}
      tabIndex={0}
      data-testid={testId}
      data-truncated={truncated}
      className={classNames(
        'overflow-auto bg-sunken px-3.5 py-3 text-xs',
        wrap ? 'break-all whitespace-pre-wrap' : 'whitespace-pre',
        className,
      )}
    >
      {text}
    </pre>
  );
}
