import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { writeExactJson } from '#core/json/digits.ts';
import { beginningOf } from '#core/cut-text.ts';
import { formatBytes, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { SHOWN_CHARACTERS } from '#ui/text/code-block.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { moveAmongButtons } from '#ui/focus/move-among-buttons.ts';
import type { RowWindow } from './results-source.ts';
import type { SeenResults } from './use-results.ts';

/** Pixels above the row that is scrolled to. */
const LEAD = 32;

const PAGE_SIZE = 100;

type ResultsJsonProps = Pick<SeenResults, 'selectedRow'> & {
  readonly rows: Pick<RowWindow, 'total' | 'rowAt' | 'show'> & {
    /** Index of a row in the whole result, from 0. */
    readonly placeOf: (index: number) => number;
  };
};

export function ResultsJson({ rows: { total, rowAt, placeOf, show }, selectedRow }: ResultsJsonProps) {
  const t = useMessages();
  const [wanted, setWanted] = useState<number>();
  const { row: selected = -1, onRow } = selectedRow;
  const page = Math.min(
    wanted ?? Math.max(0, Math.floor(selected / PAGE_SIZE)),
    Math.max(0, Math.ceil(total / PAGE_SIZE) - 1),
  );
  const first = page * PAGE_SIZE;
  const last = Math.min(total, first + PAGE_SIZE);
  const ask = useEffectEvent(show);
  useEffect(() => ask(first, Math.max(first, last - 1)), [first, last]);
  const rows = Array.from({ length: last - first }, (_, index) => rowAt(first + index));
  const texts = rows.includes(undefined)
    ? undefined
    : rows.filter((row) => row !== undefined).map((row) => indented(writeExactJson(row, 2)));
  const range = { first: formatNumber(first + 1), last: formatNumber(last), total: formatNumber(total) };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <Button size="small" disabled={page === 0} onClick={() => setWanted(page - 1)}>
          <ChevronLeft size={14} aria-hidden />
          {t('results.previous')}
        </Button>
        <Button size="small" disabled={last >= total} onClick={() => setWanted(page + 1)}>
          {t('results.next')}
          <ChevronRight size={14} aria-hidden />
        </Button>
        <span className="grow text-muted tabular-nums">{total > 0 && t('results.range', range)}</span>
        {texts && <CopyButton label={t('results.copyJson')} text={() => listOf(texts)} />}
      </div>
      {texts ? (
        <JsonRows
          key={first}
          texts={texts}
          numbers={texts.map((_, at) => placeOf(first + at) + 1)}
          selected={selected - first}
          onSelect={(at) => {
            setWanted(page);
            onRow(first + at);
          }}
        />
      ) : (
        <Skeleton className="m-4 h-60" />
      )}
    </>
  );
}

const indented = (text: string) => `  ${text.replaceAll('\n', '\n  ')}`;

const listOf = (texts: readonly string[]) => (texts.length === 0 ? '[]' : `[\n${texts.join(',\n')}\n]`);

type JsonRowsProps = {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly selected: number;
  readonly onSelect: (at: number) => void;
};

function JsonRows({ texts, numbers, selected, onSelect }: JsonRowsProps) {
  const t = useMessages();
  const box = useRef<HTMLPreElement>(null);
  const [from] = useState(() => beginWith(texts, selected));
  const shown = cutTo(texts.slice(from), SHOWN_CHARACTERS);
  const size = listOf(texts).length;
  const isWhole = size <= SHOWN_CHARACTERS;
  const isShown = (at: number) => at >= from && at < from + shown.length;
  useEffect(() => {
    const row = box.current?.querySelector<HTMLElement>('[aria-current]');
    if (row) box.current?.scrollTo({ top: row.offsetTop - LEAD });
  }, []);
  return (
    <>
      <pre
        ref={box}
        data-testid="results-json"
        data-truncated={!isWhole}
        tabIndex={0}
        onKeyDown={moveAmongButtons}
        className="relative max-h-[max(20rem,calc(100dvh-28rem))] overflow-auto p-4 text-xs wrap-anywhere whitespace-pre-wrap"
      >
        {texts.length === 0 ? '[]' : '[\n'}
        {from > 0 && '  …\n'}
        {shown.map((text, index) => {
          const at = from + index;
          const isSelected = at === selected;
          return (
            <span
              key={at}
              aria-current={isSelected || undefined}
              className={classNames('flex', isSelected && 'bg-accent-soft')}
            >
              <button
                type="button"
                tabIndex={isSelected || (index === 0 && !isShown(selected)) ? 0 : -1}
                aria-label={t('map.row', { row: formatNumber(numbers[at] ?? 0) })}
                aria-pressed={isSelected}
                onClick={() => onSelect(at)}
                data-number={numbers[at]}
                className="flex w-12 shrink-0 items-start justify-end self-start pr-2 text-muted tabular-nums before:content-[attr(data-number)] hover:text-accent pointer-coarse:min-h-11"
              />
              <span className="min-w-0 grow">
                {text}
                {at < texts.length - 1 && text === texts[at] && ',\n'}
              </span>
            </span>
          );
        })}
        {texts.length > 0 && isWhole && '\n]'}
      </pre>
      {!isWhole && (
        <p className="border-t border-line px-4 py-2 text-muted">
          {t('results.jsonCut', { shown: formatBytes(SHOWN_CHARACTERS), size: formatBytes(size) })}
        </p>
      )}
    </>
  );
}

function beginWith(texts: readonly string[], selected: number): number {
  if (selected < cutTo(texts, SHOWN_CHARACTERS).length) return 0;
  let [from, before] = [selected, 0];
  while (from > 0 && before < SHOWN_CHARACTERS / 2) {
    from -= 1;
    before += texts[from]?.length ?? 0;
  }
  return from;
}

function cutTo(texts: readonly string[], most: number): readonly string[] {
  const shown: string[] = [];
  let left = most;
  for (const text of texts) {
    if (left <= 0) break;
    shown.push(beginningOf(text, left));
    left -= text.length;
  }
  return shown;
}
