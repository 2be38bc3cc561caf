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
 * Why what stands in a field should not be given away: looked for everywhere in it, nested to any depth. An option is no secret,
 * since everybody can read the descriptor. @param key the API key of this tab, which is recognised by comparison
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

/** As `findSecret`, for a value without a field: what a link or an import brought along, or a run option. */
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

/** Why a value should not be given away: by its field, where the form has one of that name, or else by how it looks. */
export function findAnySecret(
  parameters: readonly Parameter[],
  name: string,
  value: Json,
  key?: string,
): SecretReason | undefined {
  const parameter = parameters.find((one) => one.name === name);
  return parameter ? findSecret(parameter, value, key) : findLooseSecret(name, value, key);
}

/** Names of lists of logins, or of user names alone: the lines tell. */
const LOGINS = /(?:^| )(?:logins?|accounts?|users?|combos?)$/;
const FOREIGN_LOGINS = /(?:账号|账户|帐号|用户)(?:列表)?$/;
/** `name:password`, where the latter has letters and digits. */
const LOGIN_LINE = /^[\w.+@-]{2,64}:(?=[^\s:/]*[a-z])(?=[^\s:/]*\d)[^\s:/]{6,64}$/i;

/** Lines of logins without any look of their own, under a name that says so. */
function loginsUnder(name: string, value: Json): SecretReason | undefined {
  if (!LOGINS.test(wordsOf(name)) && !FOREIGN_LOGINS.test(name)) return undefined;
  const lines = typeof value === 'string' ? value.trim().split(/\s*\n\s*/) : isJsonArray(value) ? value : [];
  const isLogin = (line: Json) => typeof line === 'string' && LOGIN_LINE.test(line);
  return lines.length > 0 && lines.every(isLogin) ? { kind: 'look', look: 'login' } : undefined;
}

/** What names are about whose values look like keys and are none: they are there to be found by. */
const FINDS =
  /\b(?:ids?|hash|sha|md5|cursor|continuation|address|wallet|contract|tx|commit|digest|checksum|slug|urls?|links?|images?|files?|path|query|selector|pattern|regex|function|code|script|refs?|playlists?|channels?|videos?|sku|asins?|page|public|publishable|site|sitekey)\d*\b/;

/** A key of a maker whose beginning is not known, by its shape alone. */
function madeKeyUnder(name: string, value: Json): SecretReason | undefined {
  const isKey = (item: Json) => typeof item === 'string' && isMadeKey(item.trim());
  const isHeld = isJsonArray(value) ? value.some(isKey) : isKey(value);
  return isHeld && !FINDS.test(wordsOf(name)) ? { kind: 'look', look: 'apiKey' } : undefined;
}

/** What is called from outside is known by its token, whatever that is: `?token=usd` is none in other addresses. */
const CALLED = /callback|web_?hook|回调|回調/i;

/** Descriptions of lists tell of sessions and cookies at length; those of a text say what the text is. */
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

/** What stands under a telling name: a text, a list of them, or an object of what belongs together. */
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

/** Numbers are secrets only where they are called passwords or codes: an amount of tokens is none. */
function holdsNumber(mention: Mention, value: number): boolean {
  if (mention.topic === 'password') return mention.demand === 'any';
  return mention.topic === 'code' && satisfies(mention, String(value));
}

/** What stands under a telling name by a name of its own is seldom the secret: its date, its kind. */
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

/** True for the API key itself: it is never given away, also where a person asks for it. */
export const isOwnKey = (reason: SecretReason | undefined): boolean =>
  reason?.kind === 'look' && reason.look === 'ownKey';

const remembered = new WeakMap<object, { readonly reason: SecretReason | undefined }>();

/** Characters of a text that is read as JSON, and how deep such texts may stand in one another. */
const MAX_JSON_TEXT = 2_000_000;
const MAX_TEXTS = 4;

/** Looked for once per list or object, which never change. */
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

/** A row such as `{ name: 'Authorization', value: '…' }`. */
function namedPair(object: JsonObject): SecretReason | undefined {
  const textOf = (names: readonly string[]) =>
    names.map((name) => ownValue(object, name)).find((member) => typeof member === 'string');
  const [name, value] = [textOf(NAME_MEMBERS), textOf(VALUE_MEMBERS)];
  if (name === undefined || value === undefined) return undefined;
  const mention = readSecretName(name);
  return mention && heldUnder(mention, value);
}

/** A cookie as extensions of browsers export it. */
function isBrowserCookie(object: JsonObject): boolean {
  const has = (name: string) => Object.hasOwn(object, name);
  return has('name') && has('value') && ['domain', 'httpOnly', 'expirationDate', 'sameSite'].some(has);
}

/** Rows that are lists, under a row of names. */
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
