import type { FocusEvent, KeyboardEvent } from 'react';

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

const buttonsIn = ({ currentTarget }: { readonly currentTarget: HTMLElement }) => [
  ...currentTarget.querySelectorAll<HTMLElement>('button, a[data-button]'),
];

/** Arrow keys go from one button to the next. */
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

/** Of a `toolbar`: Tab goes into it and out of it, and arrow keys go from one of its buttons to the next. */
export const TOOLBAR_KEYS = {
  onKeyDown: moveAmongButtons,
  onFocus: (event: FocusEvent<HTMLElement>) => {
    for (const button of buttonsIn(event)) if (button !== event.target) button.tabIndex = -1;
  },
  onBlur: (event: FocusEvent<HTMLElement>) => {
    for (const button of buttonsIn(event)) if (button.ariaDisabled !== 'true') button.tabIndex = 0;
  },
};
