import type { FocusEvent } from 'react';

import { buttonsIn, moveAmongButtons } from './move-among-buttons.ts';

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
