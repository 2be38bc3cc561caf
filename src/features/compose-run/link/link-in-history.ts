import { isJsonObject } from '#core/json/json.ts';

/** What the entry of the browser's history holds once a form has taken the link in its address: when. @param state what it held before */
export const withLinkTaken = (state: unknown) => ({
  ...(isJsonObject(state) && state),
  linkTaken: Date.now(),
});

/** @param state of the history's entry */
export function linkTakenAt(state: unknown): number | undefined {
  const { linkTaken } = isJsonObject(state) ? state : {};
  return typeof linkTaken === 'number' ? linkTaken : undefined;
}
