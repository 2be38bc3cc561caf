import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import type { RunOrder } from '#core/run/run.ts';

/** Words of a name that speak of a secret; whole words only, so that `keyword` and `monkey` do not. */
const SECRET_WORDS = new Set([
  'password',
  'passwords',
  'passwd',
  'pwd',
  'passphrase',
  'secret',
  'secrets',
  'token',
  'tokens',
  'cookie',
  'cookies',
  'session',
  'sessionid',
  'credential',
  'credentials',
  'auth',
  'authorization',
  'bearer',
  'apikey',
]);

/** Pairs of words that do so together. */
const SECRET_PAIRS = new Set(['api key', 'access key', 'secret key', 'private key', 'session id']);

const SECRET_VALUE =
  /\beyJ[\w-]{8,}\.[\w-]+\.|^\s*(bearer|basic)\s+[\w.~+/=-]{12,}|-----BEGIN [A-Z ]*PRIVATE KEY|\bscraper_api_\w|\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+:[^\s/?#@]+@|[?&](x-amz-signature|x-goog-signature|sig|signature|token|access_token|api_?key|key|password)=/i;

/** What may be kept of an order: without the fields and options that look like secrets, whose names it tells. */
export function omitSecrets(order: RunOrder): {
  readonly order: RunOrder;
  readonly omitted: readonly string[];
} {
  const fields = Object.entries(order.custom);
  const secret = fields.filter(([name, value]) => isSecret(name, value)).map(([name]) => name);
  const callback = SECRET_VALUE.test(order.options.callbackUrl ?? '');
  const custom = Object.fromEntries(fields.filter(([name]) => !secret.includes(name)));
  const options = callback ? { ...order.options, callbackUrl: '' } : order.options;
  return {
    order: { ...order, custom, options },
    omitted: callback ? [...secret, 'callbackUrl'] : secret,
  };
}

/** A field is left out as a whole where anything in it looks like a secret. */
function isSecret(name: string, value: Json): boolean {
  if (isSecretName(name) && value !== '' && typeof value !== 'boolean') return true;
  if (typeof value === 'string') return SECRET_VALUE.test(value);
  if (isJsonArray(value)) return value.some((item) => isSecret('', item));
  return isJsonObject(value) && Object.entries(value).some(([key, member]) => isSecret(key, member));
}

function isSecretName(name: string): boolean {
  if (/密码|令牌|密钥/.test(name)) return true;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.some(
    (word, at) => SECRET_WORDS.has(word) || SECRET_PAIRS.has(`${word} ${words[at + 1] ?? ''}`),
  );
}
