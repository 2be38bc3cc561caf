import { equalJson } from '#core/json/compare.ts';
import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';

import { familyMembers } from './families.ts';
import { isFilled } from './is-filled.ts';
import { valueAt } from './value-at.ts';

/** Maps a column key to the key of its earlier value, which a row has only if the value changed. */
export type Before = ReadonlyMap<string, string>;

/**
 * The earlier value in a row: undefined if unchanged, `null` if there was none. A family has changed if
 * one of its members has, a part of a split column if its own value has.
 */
export function valueBefore(row: JsonObject, key: string, before: Before | undefined): Json | undefined {
  if (before === undefined) return undefined;
  const old = before.get(key);
  if (old !== undefined) return ownValue(row, old);
  const members = familyMembers(key);
  return members ? familyBefore(row, members, before) : partBefore(row, key, before);
}

function familyBefore(row: JsonObject, members: readonly string[], before: Before): Json | undefined {
  const was = members.map((member) => valueBefore(row, member, before));
  if (was.every((value) => value === undefined)) return undefined;
  const all = was.flatMap((value, at) => {
    const then = value === undefined ? ownValue(row, members[at] ?? '') : value;
    return isFilled(then) ? [then ?? null] : [];
  });
  return all.length > 0 ? all : null;
}

function partBefore(row: JsonObject, key: string, before: Before): Json | undefined {
  for (let slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
    const whole = key.slice(0, slash);
    const was = ownValue(row, before.get(whole) ?? '');
    if (was === undefined) continue;
    const [then, now] = [valueAt({ [whole]: was }, key) ?? null, valueAt(row, key) ?? null];
    return equalJson(then, now) ? undefined : then;
  }
  return undefined;
}
