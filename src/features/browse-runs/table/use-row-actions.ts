import type { KeyboardEvent, MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'wouter';

import { batchPath, runPath } from '#core/ids/screen-paths.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import { type RunLine, runsOfLine } from '#core/runs/run-lines.ts';
import { stepByKey } from '#ui/focus/step-by-key.ts';

import type { Ticks } from './use-ticks.ts';

type Acting = {
  readonly ticks: Ticks;
  readonly onStar: (row: RunRow) => void;
  readonly lines: readonly RunLine[];
  readonly setOpen: (batch: string, isOpen: boolean) => void;
  readonly setWhole: (batch: string) => void;
  readonly setCurrent: (index: number) => void;
  readonly setNaming: (slug: string | undefined) => void;
  readonly show: (index: number) => void;
};

/** Rows that Page Up and Page Down move. */
const PAGE = 15;

export function useRowActions(acting: Acting) {
  const { lines, ticks, onStar, setOpen, setWhole, setCurrent, setNaming, show } = acting;
  const [, navigate] = useLocation();
  const tick = (index: number, isRange: boolean) => {
    const slugs = runsOfLine(lines[index]);
    if (slugs.length === 0) return;
    if (isRange) ticks.toggleTo(index, lines.map(runsOfLine));
    else ticks.toggle(slugs);
  };
  const rowAt = (index: number) => {
    const line = lines[index];
    return line?.kind === 'run' ? line.row : undefined;
  };
  const turn = (index: number, isOpen: boolean): boolean => {
    const line = lines[index];
    if (line?.kind !== 'batch' || line.isOpen === isOpen || line.rows.length === 0) return false;
    setOpen(line.batch, isOpen);
    return true;
  };
  const open = (index: number) => {
    const line = lines[index];
    if (line?.kind === 'run') navigate(runPath(line.row.run.slug));
    if (line?.kind === 'batch') navigate(batchPath(line.batch));
  };
  const press: Readonly<Record<string, (index: number, isRange: boolean) => void>> = {
    tick,
    open: (index) => turn(index, true) || turn(index, false),
    whole: (index) => {
      const line = lines[index];
      if (line?.kind === 'more') setWhole(line.batch);
    },
    rename: (index) => setNaming(rowAt(index)?.run.slug),
    star: (index) => {
      const row = rowAt(index);
      if (row) onStar(row);
    },
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const place = placeOf(event.target);
    if (place === undefined) return;
    const { index, does } = place;
    setCurrent(index);
    if (does === 'name') return;
    if (does !== undefined) press[does]?.(index, event.shiftKey);
    else if (!place.isLink && !isModified(event)) open(index);
  };
  const focus = (container: HTMLElement, index: number) =>
    requestAnimationFrame(() =>
      container
        .querySelector<HTMLElement>(`[data-index="${index}"] :is(a, [data-do="whole"])`)
        ?.focus({ preventScroll: true }),
    );
  const move = (container: HTMLElement, index: number) => {
    flushSync(() => setCurrent(index));
    show(index);
    focus(container, index);
  };
  const step = (event: KeyboardEvent<HTMLElement>, index: number, next: number) => {
    event.preventDefault();
    const passed = lines.slice(Math.min(index, next), Math.max(index, next) + 1);
    if (event.shiftKey) ticks.extend(passed.flatMap(runsOfLine));
    move(event.currentTarget, next);
  };
  const leave = (container: HTMLElement, index: number) => {
    const line = lines[index];
    const of = lines.findLastIndex(({ kind }, at) => at <= index && kind === 'batch');
    if ((line?.kind !== 'run' || line.isBelow) && turn(of, false)) move(container, of);
  };
  const ofKey = (event: KeyboardEvent<HTMLElement>, { index, does }: PressedRow) => {
    const { key, shiftKey, ctrlKey, metaKey, currentTarget } = event;
    if (key === 'ArrowRight') return () => turn(index, true);
    if (key === 'ArrowLeft') return () => leave(currentTarget, index);
    if (key === 'F2') return () => setNaming(rowAt(index)?.run.slug);
    if (key === ' ' && !BUTTONS.has(does)) return () => tick(index, shiftKey);
    if (key.toLowerCase() === 'a' && (ctrlKey || metaKey))
      return () => ticks.extend(lines.flatMap(runsOfLine));
    return undefined;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const place = placeOf(event.target);
    if (place === undefined) return;
    const { key } = event;
    if (place.does === 'name') {
      if (key === 'Enter' || key === 'Escape') focus(event.currentTarget, place.index);
      return;
    }
    const next = stepByKey(key, place.index, { last: lines.length - 1, page: PAGE });
    if (next !== undefined) {
      step(event, place.index, next);
      return;
    }
    const act = ofKey(event, place);
    if (act) {
      event.preventDefault();
      act();
    } else if (key === 'Escape') ticks.clear();
  };
  return { onClick, onKeyDown };
}

const BUTTONS: ReadonlySet<string | undefined> = new Set(['star', 'rename', 'open', 'whole']);

/** A text selection or a modified click opens nothing. */
const isModified = (event: MouseEvent) =>
  event.defaultPrevented ||
  event.shiftKey ||
  event.ctrlKey ||
  event.metaKey ||
  window.getSelection()?.isCollapsed === false;

type PressedRow = NonNullable<ReturnType<typeof placeOf>>;

function placeOf(target: EventTarget) {
  if (!(target instanceof Element)) return undefined;
  const row = target.closest<HTMLElement>('[data-index]');
  if (row === null) return undefined;
  const does = target.closest<HTMLElement>('[data-do]')?.dataset['do'];
  const isLabel = target.closest('label') !== null && does === undefined;
  return {
    index: Number(row.dataset['index']),
    does,
    // A label presses its box by itself.
    isLink: target.closest('a') !== null || isLabel,
  };
}
