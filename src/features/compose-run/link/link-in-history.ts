import { isJsonObject } from '#core/json/json.ts';

/**
 * History state that records when a form took the link from its address.
 * @param state the previous state
 */
export const withLinkApplied = (state: unknown) => ({
  ...(isJsonObject(state) && state),
  linkTaken: Date.now(),
});

export function linkAppliedAt(state: unknown): number | undefined {
  const { linkTaken } = isJsonObject(state) ? state : {};
  return typeof linkTaken === 'number' ? linkTaken : undefined;
}
