import { isJsonObject } from '#core/json/json.ts';

/**
 * History state that records when a form took the link from its address.
 * @param state the previous state
 */
export const withLinkTaken = (state: unknown) => ({
  ...(isJsonObject(state) && state),
  linkTaken: Date.now(),
});

export function linkTakenAt(state: unknown): number | undefined {
  const { linkTaken } = isJsonObject(state) ? state : {};
  return typeof linkTaken === 'number' ? linkTaken : undefined;
}
