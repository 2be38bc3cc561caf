const KEY_NAMES = new Set([
  'api-key',
  'api_key',
  'apikey',
  'x-api-key',
  'authorization',
  'token',
  'access_token',
]);

export function isKeyName(name: string): boolean {
  return KEY_NAMES.has(name.trim().toLowerCase());
}

const NO_KEY = /^(?:bearer\s+)?(?:["'`]?[$%{<].*|your[_ -].*|\*+|\.{3}|…)?$/is;

/** True if a value is a key itself, not a variable or placeholder for one. */
export function isKeyValue(value: string): boolean {
  return !NO_KEY.test(value.trim());
}
