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
  const [items, others] = [itemsOf(a), itemsOf(b)];
  return items && others ? areSame(items, others, met) : haveSame(a, b, met);
}

/** What is in a collection, in its order; undefined for an object of members. */
function itemsOf(value: object): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[]; // typed any
  if (value instanceof Date) return [value.getTime()];
  return value instanceof Map || value instanceof Set ? [...value] : undefined;
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
