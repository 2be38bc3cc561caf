import type { KeyboardEvent } from 'react';

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Arrow keys go from one bar of a chart to the next. */
export function moveAmongBars(event: KeyboardEvent<HTMLElement>): void {
  const step = STEP[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const bars = [...event.currentTarget.querySelectorAll('button')];
  const at = bars.findIndex((bar) => bar === event.target);
  const next = bars[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
