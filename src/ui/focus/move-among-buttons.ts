import type { KeyboardEvent } from 'react';

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export const buttonsIn = ({ currentTarget }: { readonly currentTarget: HTMLElement }) => [
  ...currentTarget.querySelectorAll<HTMLElement>('button, a[data-button]'),
];

export function moveAmongButtons(event: KeyboardEvent<HTMLElement>): void {
  const step = STEP[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const buttons = buttonsIn(event).filter((button) => button.checkVisibility({ visibilityProperty: true }));
  const at = buttons.findIndex((button) => button === event.target);
  const next = buttons[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
