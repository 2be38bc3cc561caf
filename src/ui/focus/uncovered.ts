import { createListeners } from '#core/listeners.ts';

/** Notifies when an overlay of the page has closed by itself. */
export const { subscribe: onUncovered, notify: notifyUncovered } = createListeners();
