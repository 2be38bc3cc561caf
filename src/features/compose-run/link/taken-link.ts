import { isJsonObject } from '#core/json/json.ts';

/** What the entry of the browser's history holds once a form has taken the link in its address. @param state what it held before */
export const takenLink = (state: unknown) => ({ ...(isJsonObject(state) && state), linkTaken: true });

/** @param state of the history's entry */
export const isLinkTaken = (state: unknown): boolean => isJsonObject(state) && state['linkTaken'] === true;
