/** What was compared on the way: of a circle, what is met again is the same as far as it goes. */
type Met = WeakMap<object, object>;

/**
 * Takes the place of react-jsonschema-form's `deepEquals` in the build, whose library can more than is asked of it: JSON, schemas,
 * properties of components. Functions are always the same, circles end, and the owner of an element is passed over.
 */
export default function deepEquals(a: unknown, b: unknown, met: Met = new WeakMap()): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a === 'function') return typeof b === 'function';
  if (!isObject(a) || !isObject(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (met.get(a) === b) return true;
  met.set(a, b);
  if (a instanceof Date && b instanceof Date) return Object.is(a.getTime(), b.getTime());
  if (a instanceof Map && b instanceof Map) return areSame([...a], [...b], met);
  if (a instanceof Set && b instanceof Set) return areSame([...a], [...b], met);
  return Array.isArray(a) && Array.isArray(b) ? areSame(a, b, met) : haveSame(a, b, met);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function areSame(a: readonly unknown[], b: readonly unknown[], met: Met): boolean {
  return a.length === b.length && a.every((item, at) => deepEquals(item, b[at], met));
}

function haveSame(a: object, b: object, met: Met): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    if (!Object.hasOwn(b, key)) return false;
    const isOwner = key === '_owner' && '$$typeof' in a;
    return isOwner || deepEquals(Reflect.get(a, key), Reflect.get(b, key), met);
  });
}
