type Met = WeakMap<object, object>;

/**
 * Replaces react-jsonschema-form's `deepEquals` in the build, whose library does more than needed for
 * JSON, schemas and props. Functions are always equal, cycles end, and the owner of an element is skipped.
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
