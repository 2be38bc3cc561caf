const KEY_NAMES = new Set([
  'api-key',
  'api_key',
  'apikey',
  'x-api-key',
  'authorization',
  'token',
  'access_token',
]);

/** True for the name of a header, query parameter or member of a request that carries an API key. */
export function isKeyName(name: string): boolean {
  return KEY_NAMES.has(name.trim().toLowerCase());
}

/** A variable of a shell or a program, or a placeholder, after the scheme of an `Authorization` header. */
const NO_KEY = /^(?:bearer\s+)?(?:["'`]?[$%{<].*|your[_ -].*|\*+|\.{3}|…)?$/is;

/** True where a value is a key itself, not the variable or placeholder that stands for one. */
export function isKeyValue(value: string): boolean {
  return !NO_KEY.test(value.trim());
}
