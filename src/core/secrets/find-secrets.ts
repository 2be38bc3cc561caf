import { isChoice, isOption } from '#core/form/editors.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { isJsonArray, isJsonObject, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { parseJson } from '#core/json/parse.ts';
import { isBoundedJson } from '#core/json/is-bounded-json.ts';
import { holdsKey } from './own-key.ts';
import { readSecretName, secretTopicIn, wordsOf, type Mention } from './secret-name.ts';
import { isCallWithKey, isMadeKey, secretInText, tableSecret, type SecretReason } from './secret-value.ts';
import { oddnessOf, satisfies } from './value-oddness.ts';

/**
 * Why a field's value must not be shared; searches it to any depth. A declared option is not a secret,
 * because the descriptor is public.
 * @param key the API key of this tab, recognized by comparison
 */
export function findSecret(parameter: Parameter, value: Json, key?: string): SecretReason | undefined {
  if (holdsKey(value, key)) return OWN_KEY;
  if (isPublic(parameter, value)) return undefined;
  const mention = readSecretName(parameter.name) ?? readSecretName(parameter.title);
  return (
    (mention && heldUnder(mention, value)) ??
    loginsUnder(parameter.name, value) ??
    loginsUnder(parameter.title, value) ??
    describedSecret(parameter, value) ??
    secretColumn(parameter, value) ??
    secretIn(value) ??
    madeKeyUnder(parameter.name, value)
  );
}

export function findLooseSecret(name: string, value: Json, key?: string): SecretReason | undefined {
  if (holdsKey(value, key) || holdsKey(name, key)) return OWN_KEY;
  const mention = readSecretName(name);
  const isCalled = typeof value === 'string' && CALLED.test(name) && isCallWithKey(value);
  return (
    (mention && heldUnder(mention, value)) ??
    loginsUnder(name, value) ??
    secretIn(value) ??
    madeKeyUnder(name, value) ??
    (isCalled ? { kind: 'look', look: 'signedUrl' } : undefined)
  );
}

export function findAnySecret(
  parameters: readonly Parameter[],
  name: string,
  value: Json,
  key?: string,
): SecretReason | undefined {
  const parameter = parameters.find((one) => one.name === name);
  return parameter ? findSecret(parameter, value, key) : findLooseSecret(name, value, key);
}

const LOGINS = /(?:^| )(?:logins?|accounts?|users?|combos?)$/;
const FOREIGN_LOGINS = /(?:账号|账户|帐号|用户)(?:列表)?$/;
const LOGIN_LINE = /^[\w.+@-]{2,64}:(?=[^\s:/]*[a-z])(?=[^\s:/]*\d)[^\s:/]{6,64}$/i;

function loginsUnder(name: string, value: Json): SecretReason | undefined {
  if (!LOGINS.test(wordsOf(name)) && !FOREIGN_LOGINS.test(name)) return undefined;
  const lines = typeof value === 'string' ? value.trim().split(/\s*\n\s*/) : isJsonArray(value) ? value : [];
  const isLogin = (line: Json) => typeof line === 'string' && LOGIN_LINE.test(line);
  return lines.length > 0 && lines.every(isLogin) ? { kind: 'look', look: 'login' } : undefined;
}

/** Subjects whose values look like keys but are public identifiers. */
const FINDS =
  /\b(?:ids?|hash|sha|md5|cursor|continuation|address|wallet|contract|tx|commit|digest|checksum|slug|urls?|links?|images?|files?|path|query|selector|pattern|regex|function|code|script|refs?|playlists?|channels?|videos?|sku|asins?|page|public|publishable|site|sitekey)\d*\b/;

function madeKeyUnder(name: string, value: Json): SecretReason | undefined {
  const isKey = (item: Json) => typeof item === 'string' && isMadeKey(item.trim());
  const isHeld = isJsonArray(value) ? value.some(isKey) : isKey(value);
  return isHeld && !FINDS.test(wordsOf(name)) ? { kind: 'look', look: 'apiKey' } : undefined;
}

/**
 * A callback URL is identified by its token, whatever that is; in other addresses `?token=usd` is not a
 * secret.
 */
const CALLED = /callback|web_?hook|回调|回調/i;

/** Uses only descriptions of text fields: those of lists often mention sessions and cookies. */
function describedSecret({ description, type, editor }: Parameter, value: Json): SecretReason | undefined {
  if (type !== 'string' && editor !== 'json') return undefined;
  const said = secretTopicIn(description);
  if (said === undefined) return undefined;
  const { topic, vague } = said;
  const isWord = typeof value !== 'string' || oddnessOf(value) !== 'plain';
  return isWord ? heldUnder({ topic, demand: vague ? 'random' : 'any', bare: false }, value) : undefined;
}

function isPublic(parameter: Parameter, value: Json): boolean {
  if (!isChoice(parameter)) return false;
  return (
    isOption(parameter, value) || (isJsonArray(value) && value.every((item) => isOption(parameter, item)))
  );
}

function heldUnder(mention: Mention, value: Json): SecretReason | undefined {
  return holds(mention, value) ? { kind: 'topic', topic: mention.topic } : undefined;
}

function holds(mention: Mention, value: Json): boolean {
  if (value === null || typeof value === 'boolean') return false;
  if (typeof value === 'string') return satisfies(mention, value);
  if (typeof value === 'number') return holdsNumber(mention, value);
  if (isJsonArray(value)) return value.some((item) => holds(mention, item));
  return Object.entries(value).some(([name, member]) => {
    if (typeof member === 'number') return false;
    if (readSecretName(name) !== undefined || typeof member !== 'string') return holds(mention, member);
    return (
      satisfies(mention.topic === 'credential' ? mention : stricter(mention), member) && !isLoginName(name)
    );
  });
}

/** Numbers are secrets only under names of passwords or codes; a number of tokens is not. */
function holdsNumber(mention: Mention, value: number): boolean {
  if (mention.topic === 'password') return mention.demand === 'any';
  return mention.topic === 'code' && satisfies(mention, String(value));
}

/** A value with its own name under a telling name, such as its date or kind, is seldom the secret. */
const stricter = (mention: Mention): Mention => ({
  ...mention,
  demand: mention.demand === 'any' ? 'odd' : 'random',
});

const LOGIN_NAME =
  /^(?:user(?:name|_?id)?|login|e?mail|account|usr|uname|usuarios?|usuário|benutzer(?:name)?|utilisateur|用户名?|账号|帐号|ユーザー名?)$/i;
const isLoginName = (name: string) => LOGIN_NAME.test(name);

function secretColumn({ columns }: Parameter, rows: Json): SecretReason | undefined {
  if (!isJsonArray(rows)) return undefined;
  for (const { name, title } of columns) {
    const mention = readSecretName(name) ?? readSecretName(title);
    if (mention === undefined) continue;
    const isHeld = (row: Json) => isJsonObject(row) && holds(mention, ownValue(row, name) ?? null);
    if (rows.some(isHeld)) return { kind: 'topic', topic: mention.topic };
  }
  return undefined;
}

const OWN_KEY: SecretReason = { kind: 'look', look: 'ownKey' };

/** True for the API key itself, which is never shared, even on request. */
export const isOwnKey = (reason: SecretReason | undefined): boolean =>
  reason?.kind === 'look' && reason.look === 'ownKey';

const remembered = new WeakMap<object, { readonly reason: SecretReason | undefined }>();

const MAX_JSON_TEXT = 2_000_000;
const MAX_TEXTS = 4;

/** Memoized per list or object, which are immutable. */
function secretIn(value: Json, texts = 0): SecretReason | undefined {
  if (typeof value === 'string') return secretInJsonText(value, texts) ?? secretInText(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const known = remembered.get(value);
  if (known) return known.reason;
  const reason = isJsonArray(value)
    ? (secretInTable(value) ?? firstOf(value, (item) => secretIn(item, texts)))
    : secretInObject(value, texts);
  remembered.set(value, { reason });
  return reason;
}

function secretInJsonText(text: string, texts: number): SecretReason | undefined {
  if (texts >= MAX_TEXTS || text.length > MAX_JSON_TEXT || !/^\s*[[{]/.test(text)) return undefined;
  const json = isBoundedJson(text) ? parseJson(text) : undefined;
  return json?.ok === true ? secretIn(json.value, texts + 1) : undefined;
}

function secretInObject(object: JsonObject, texts: number): SecretReason | undefined {
  if (isBrowserCookie(object)) return { kind: 'look', look: 'cookies' };
  const named = namedPair(object);
  if (named) return named;
  const hasLogin = Object.keys(object).some(isLoginName);
  return firstOf(Object.entries(object), ([name, member]) => {
    const mention = readSecretName(name);
    const found =
      mention && heldUnder(hasLogin && mention.bare ? { ...mention, demand: 'any' } : mention, member);
    return found ?? loginsUnder(name, member) ?? secretIn(member, texts) ?? madeKeyUnder(name, member);
  });
}

const NAME_MEMBERS = ['name', 'key', 'header', 'field', 'param', 'id', 'label', 'k'];
const VALUE_MEMBERS = ['value', 'val', 'content', 'text', 'v'];

function namedPair(object: JsonObject): SecretReason | undefined {
  const textOf = (names: readonly string[]) =>
    names.map((name) => ownValue(object, name)).find((member) => typeof member === 'string');
  const [name, value] = [textOf(NAME_MEMBERS), textOf(VALUE_MEMBERS)];
  if (name === undefined || value === undefined) return undefined;
  const mention = readSecretName(name);
  return mention && heldUnder(mention, value);
}

function isBrowserCookie(object: JsonObject): boolean {
  const has = (name: string) => Object.hasOwn(object, name);
  return has('name') && has('value') && ['domain', 'httpOnly', 'expirationDate', 'sameSite'].some(has);
}

function secretInTable(rows: readonly Json[]): SecretReason | undefined {
  const texts = rows
    .slice(0, 20)
    .map((row) => (isJsonArray(row) ? row.map((cell) => (typeof cell === 'string' ? cell : '')) : undefined))
    .filter((row) => row !== undefined);
  return texts.length < 2 ? undefined : tableSecret(texts);
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
