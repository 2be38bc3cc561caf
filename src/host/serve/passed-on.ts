/**
 * A path that every server reads alike: segments of letters, digits and `_ . ~ -`, none only of dots. It
 * cannot go up, has no escapes, and no parameter behind a semicolon, which some servers cut off before
 * they check the dots.
 */
const UNDER_API = /^\/api(\/(?!\.+(\/|$))[\w.~-]+)+\/?$/;

/** Forwarded paths per method. Only tasks are changed and deleted. */
const PASSED_ON: ReadonlyMap<string | undefined, RegExp> = new Map([
  ['GET', UNDER_API],
  ['HEAD', UNDER_API],
  ['POST', UNDER_API],
  ['PUT', /^\/api\/v2\/worker-tasks\/[^/]+(\/input)?$/],
  ['DELETE', /^\/api\/v2\/worker-tasks\/[^/]+$/],
]);

const WITH_BODY: ReadonlySet<string | undefined> = new Set(['POST', 'PUT']);

export const mayHaveBody = (method: string | undefined): boolean => WITH_BODY.has(method);

/**
 * Why a request may not be forwarded to the platform; undefined if it may.
 * @param target of the request line, unchanged; its query is not checked
 */
export function refusalOf(method: string | undefined, target: string): 'path' | 'method' | undefined {
  const [path = ''] = target.split('?', 1);
  if (!UNDER_API.test(path)) return 'path';
  return PASSED_ON.get(method)?.test(path) === true ? undefined : 'method';
}
