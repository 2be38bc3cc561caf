import type { FocusEvent } from 'react';

import { buttonsIn, moveAmongButtons } from './move-among-buttons.ts';

/** Props of a `toolbar`: one Tab stop, with arrow keys between its buttons. */
export const TOOLBAR_KEYS = {
  onKeyDown: moveAmongButtons,
  onFocus: (event: FocusEvent<HTMLElement>) => {
    for (const button of buttonsIn(event)) if (button !== event.target) button.tabIndex = -1;
  },
  onBlur: (event: FocusEvent<HTMLElement>) => {
    for (const button of buttonsIn(event)) if (button.ariaDisabled !== 'true') button.tabIndex = 0;
  },
};
