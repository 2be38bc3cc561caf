import { createListeners } from '#core/listeners.ts';

/** Tells that something that lay over the page has gone by itself. */
export const { subscribe: onUncovered, notify: notifyUncovered } = createListeners();
