import type { KeyboardEvent, MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'wouter';

import { runPath } from '#core/ids/screen-paths.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import { stepByKey } from '#ui/hooks/step-by-key.ts';

import type { Ticks } from './use-ticks.ts';

type Acting = {
  readonly ticks: Ticks;
  readonly onStar: (row: RunRow) => void;
  readonly rows: readonly RunRow[];
  readonly setCurrent: (index: number) => void;
  /** The run whose name is being changed, by its ID. */
  readonly setNaming: (slug: string | undefined) => void;
  /** Brings a row into view. */
  readonly show: (index: number) => void;
};

/** So many rows further leads a key of pages. */
const PAGE = 15;

/** What a click and a key do in the rows. */
export function useRowActions({ rows, ticks, onStar, setCurrent, setNaming, show }: Acting) {
  const [, navigate] = useLocation();
  const slugs = () => rows.map(({ run }) => run.slug);
  const tick = (index: number, isRange: boolean) => {
    const slug = rows[index]?.run.slug;
    if (slug === undefined) return;
    if (isRange) ticks.toggleTo(slug, slugs());
    else ticks.toggle(slug);
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const place = placeOf(event.target);
    if (place === undefined) return;
    setCurrent(place.index);
    if (place.does === 'tick') {
      return tick(place.index, event.shiftKey);
    }
    const row = rows[place.index];
    if (place.does === 'name') return undefined;
    if (place.does === 'rename') return setNaming(row?.run.slug);
    if (row && place.does === 'star') return onStar(row);
    if (row && !place.isLink && !isModified(event)) navigate(runPath(row.run.slug));
    return undefined;
  };
  /** The row is drawn once the view has moved, and its name once it is no field any more. */
  const focus = (container: HTMLElement, index: number) =>
    requestAnimationFrame(() =>
      container.querySelector<HTMLElement>(`[data-index="${index}"] a`)?.focus({ preventScroll: true }),
    );
  const move = (container: HTMLElement, index: number) => {
    flushSync(() => setCurrent(index));
    show(index);
    focus(container, index);
  };
  const step = (event: KeyboardEvent<HTMLElement>, index: number, next: number) => {
    event.preventDefault();
    if (event.shiftKey) ticks.extend(slugs().slice(Math.min(index, next), Math.max(index, next) + 1));
    move(event.currentTarget, next);
  };
  /** What else a key does in a row; undefined where nothing. */
  const ofKey = ({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, { index, does }: PressedRow) => {
    if (key === 'F2') return () => setNaming(rows[index]?.run.slug);
    if (key === ' ' && !isButton(does)) return () => tick(index, shiftKey);
    if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) return () => ticks.extend(slugs());
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
    const next = stepByKey(key, place.index, { last: rows.length - 1, page: PAGE });
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

const isButton = (does: string | undefined) => does === 'star' || does === 'rename';

/** A text that is being marked, or a click that means something else, opens nothing. */
const isModified = (event: MouseEvent) =>
  event.defaultPrevented ||
  event.shiftKey ||
  event.ctrlKey ||
  event.metaKey ||
  window.getSelection()?.isCollapsed === false;

type PressedRow = NonNullable<ReturnType<typeof placeOf>>;

/** The row that an element is in, and what pressing it does there. */
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
