/**
 * Whether a raw request target stays under `/api/`, however the next server reads it: no dot segments, no empty
 * segments, no backslashes, and none of these hidden behind percent-encoding. The query is not looked at.
 */
export function staysUnderApi(target: string): boolean {
  const path = target.split(/[?#]/, 1)[0] ?? '';
  if (!path.startsWith('/api/') || /%(2f|5c|25|00)|\\|\/\//i.test(path)) return false;
  return path.split('/').every((segment) => !/^(\.|%2e){1,2}$/i.test(segment));
}
