import { memo, useMemo } from 'react';

import { blocksOfLines } from './blocks-of-lines.ts';
import { classNames } from '../class-names.ts';

export const SHOWN_CHARACTERS = 200_000;

type CodeBlockProps = {
  readonly text: string;
  readonly testId: string;
  readonly label: string;
  /** Set if the text is only the beginning of the whole. */
  readonly truncated?: boolean;
  readonly wrap?: boolean;
  readonly json?: boolean;
  readonly className?: string;
};

/** Maximum characters of coloured JSON: each name and string is an element. */
const COLOURED_UP_TO = 20_000;

/** Pixels: the line height of `text-xs`. */
const LINE_HEIGHT = 16;

/**
 * A text to read and copy, exactly as it is; it also scrolls by keyboard. A long one is split into blocks
 * of lines, so that a change lays out only its own blocks.
 */
export function CodeBlock(props: CodeBlockProps) {
  const { text, testId, label, truncated = false, wrap = false, json = false, className } = props;
  const blocks = useMemo(() => blocksOfLines(text), [text]);
  const coloured = json && text.length <= COLOURED_UP_TO;
  return (
    <pre
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
      {blocks.length < 2 ? (
        <Code text={text} coloured={coloured} />
      ) : (
        blocks.map((block, index) => (
          <span
            key={index}
            className={classNames('block [content-visibility:auto]', !wrap && 'w-max min-w-full')}
            style={{ containIntrinsicHeight: `auto ${block.lines * LINE_HEIGHT}px` }}
          >
            <Code text={block.text} coloured={coloured} />
          </span>
        ))
      )}
    </pre>
  );
}

const Code = memo(function Code({ text, coloured }: { readonly text: string; readonly coloured: boolean }) {
  return coloured ? <ColouredJson text={text} /> : text;
});

const STRING = /("(?:[^"\\]|\\.)*")(?=(:?))/g;

function ColouredJson({ text }: { readonly text: string }) {
  const parts = useMemo(() => {
    const found = [...text.matchAll(STRING)];
    return found.map((match, index) => ({
      before: text.slice(index === 0 ? 0 : endOf(found[index - 1]), match.index),
      string: match[0],
      isName: match[2] === ':',
      at: match.index,
      after: index === found.length - 1 ? text.slice(endOf(match)) : '',
    }));
  }, [text]);
  if (parts.length === 0) return text;
  return parts.map(({ before, string, isName, at, after }) => (
    <span key={at}>
      {before}
      <span className={isName ? 'text-accent' : 'text-good'}>{string}</span>
      {after}
    </span>
  ));
}

const endOf = (match: RegExpExecArray | undefined) =>
  match === undefined ? 0 : match.index + match[0].length;
