import { isChoice, isOption } from '#core/form/options.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { secretTopicIn, secretTopicOf, type SecretTopic } from './secret-name.ts';
import { secretLookOf, type SecretLook } from './secret-value.ts';

/** Why a value is taken for a secret: by what its place is called, or by what it looks like. */
export type SecretReason =
  | { readonly kind: 'topic'; readonly topic: SecretTopic }
  | { readonly kind: 'look'; readonly look: SecretLook };

/**
 * Why what stands in a field should not be given away. Numbers and switches are secrets only where they are called
 * passwords; an option is none, since everybody can read the descriptor.
 */
export function findSecret(parameter: Parameter, value: Json): SecretReason | undefined {
  if (isPublic(parameter, value)) return undefined;
  const topic = topicOf(parameter);
  if (topic !== undefined && canHold(topic, value)) return { kind: 'topic', topic };
  return secretColumn(parameter, value) ?? secretIn(value);
}

/** The same for a value without a field: what a link or an import brought along, or a run option. */
export function findLooseSecret(name: string, value: Json): SecretReason | undefined {
  const topic = secretTopicOf(name);
  if (topic !== undefined && canHold(topic, value)) return { kind: 'topic', topic };
  return secretIn(value);
}

function topicOf({ name, title, description, type, editor }: Parameter): SecretTopic | undefined {
  const named = secretTopicOf(name) ?? secretTopicOf(title);
  if (named !== undefined) return named;
  // Descriptions of lists tell of sessions and cookies at length; those of a text say what the text is.
  return type === 'string' || editor === 'json' ? secretTopicIn(description) : undefined;
}

function isPublic(parameter: Parameter, value: Json): boolean {
  if (!isChoice(parameter)) return false;
  return (
    isOption(parameter, value) || (isJsonArray(value) && value.every((item) => isOption(parameter, item)))
  );
}

/** True where a value can be a secret of that kind: an amount of tokens is none. */
function canHold(topic: SecretTopic, value: Json): boolean {
  if (value === null || typeof value === 'boolean') return false;
  if (typeof value === 'number') return topic === 'password';
  if (typeof value === 'string') return value.trim() !== '';
  return isJsonArray(value)
    ? value.some((item) => canHold(topic, item))
    : Object.values(value).some((member) => canHold(topic, member));
}

function secretColumn({ columns }: Parameter, rows: Json): SecretReason | undefined {
  if (!isJsonArray(rows)) return undefined;
  for (const column of columns) {
    const topic = secretTopicOf(column.name) ?? secretTopicOf(column.title);
    if (topic === undefined) continue;
    const holds = (row: Json) => isJsonObject(row) && canHold(topic, row[column.name] ?? null);
    if (rows.some(holds)) return { kind: 'topic', topic };
  }
  return undefined;
}

const remembered = new WeakMap<object, { readonly reason: SecretReason | undefined }>();

/** Looked for once per list or object, which never change. */
function secretIn(value: Json): SecretReason | undefined {
  if (typeof value === 'string') {
    const look = secretLookOf(value);
    return look && { kind: 'look', look };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const known = remembered.get(value);
  if (known) return known.reason;
  const reason = isJsonArray(value) ? firstOf(value, secretIn) : secretInObject(value);
  remembered.set(value, { reason });
  return reason;
}

function secretInObject(object: JsonObject): SecretReason | undefined {
  if (isBrowserCookie(object)) return { kind: 'look', look: 'cookies' };
  return firstOf(Object.entries(object), ([name, member]) => {
    const topic = typeof member === 'object' ? undefined : secretTopicOf(name);
    if (topic !== undefined && canHold(topic, member)) return { kind: 'topic', topic };
    return secretIn(member);
  });
}

/** A cookie as extensions of browsers export it. */
function isBrowserCookie(object: JsonObject): boolean {
  const has = (name: string) => Object.hasOwn(object, name);
  return has('name') && has('value') && (has('domain') || has('httpOnly') || has('expirationDate'));
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
