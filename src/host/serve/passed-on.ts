/**
 * A path that every server reads alike: segments of letters, digits and `_ . ~ -`, none of dots only. There is no way up in
 * it, nothing escaped, and no parameter behind a semicolon, which some servers cut off before they look at the dots.
 */
const UNDER_API = /^\/api(\/(?!\.+(\/|$))[\w.~-]+)+\/?$/;

/** What is passed on to the platform: the paths of each method. Only tasks are changed and deleted. */
const PASSED_ON: ReadonlyMap<string | undefined, RegExp> = new Map([
  ['GET', UNDER_API],
  ['HEAD', UNDER_API],
  ['POST', UNDER_API],
  ['PUT', /^\/api\/v2\/worker-tasks\/[^/]+(\/input)?$/],
  ['DELETE', /^\/api\/v2\/worker-tasks\/[^/]+$/],
]);

/** The methods that have a body. */
const WITH_BODY: ReadonlySet<string | undefined> = new Set(['POST', 'PUT']);

export const mayHaveBody = (method: string | undefined): boolean => WITH_BODY.has(method);

/**
 * Why a request may not be passed on to the platform, if it may not.
 * @param target of the request line, as it came; its query is not looked at
 */
export function refusalOf(method: string | undefined, target: string): 'path' | 'method' | undefined {
  const [path = ''] = target.split('?', 1);
  if (!UNDER_API.test(path)) return 'path';
  return PASSED_ON.get(method)?.test(path) === true ? undefined : 'method';
}
