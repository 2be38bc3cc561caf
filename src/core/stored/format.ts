import { isJsonObject, type Json, ownValue, toJson } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';

/** Why stored data cannot be used: not written by the console, or by a later build. */
export type Unread = 'unreadable' | 'newer';

export type UnreadCounts = Readonly<Record<Unread, number>>;

export function countUnread(read: readonly Result<unknown, Unread | 'none'>[]): UnreadCounts {
  const of = (why: Unread) => read.filter((one) => !one.ok && one.error === why).length;
  return { unreadable: of('unreadable'), newer: of('newer') };
}

export const isAllRead = ({ newer, unreadable }: UnreadCounts): boolean => newer + unreadable === 0;

export type Codec<T> = {
  readonly version: number;
  readonly encode: (value: T) => string;
  /** Reads what this and every earlier build wrote. Never throws. */
  readonly decode: (text: string) => Result<T, Unread>;
  readonly versionOf: (text: string) => number;
};

export type Format<T> = Codec<T> & {
  readonly toJson: (value: T) => Json;
  readonly fromJson: (stored: Json) => Result<T, Unread>;
};

/** Converts the output of one version to the next; undefined if that is impossible. */
export type Migration = (stored: Json) => Json | undefined;

type FormatParts<T> = {
  readonly read: (stored: Json) => Result<T, Unread>;
  /** Writes the current version, without its number. From version 2 on it must be an object. */
  readonly write: (value: T) => Json;
  /** The first converts version 1 to version 2, and so on; the current version is their number plus one. */
  readonly migrations?: readonly Migration[];
};

/**
 * Defines a versioned JSON format. The version is 1 plus the number of `migrations`. An object stores it
 * in its first member, `format`; data without one is version 1.
 */
export function defineFormat<T>({ read, write, migrations = [] }: FormatParts<T>): Format<T> {
  const version = migrations.length + 1;
  const fromJson = (stored: Json): Result<T, Unread> => {
    const from = formatOf(stored);
    if (from === undefined) return err('unreadable');
    if (from > version) return err('newer');
    const present = migrations
      .slice(from - 1)
      .reduce<Json | undefined>((json, migrate) => (json === undefined ? json : migrate(json)), stored);
    return present === undefined ? err('unreadable') : read(present);
  };
  const writeJson = (value: T): Json => {
    const json = write(value);
    return isJsonObject(json) ? { format: version, ...json } : json;
  };
  return {
    version,
    toJson: writeJson,
    fromJson,
    encode: (value) => JSON.stringify(writeJson(value)),
    decode: (text) => {
      const stored = toJson(text);
      return stored === undefined ? err('unreadable') : fromJson(stored);
    },
    versionOf: (text) => Number(WRITTEN_VERSION.exec(text)?.[1] ?? 1),
  };
}

/** The start of an object with a version, or of packed text, whose prefix holds the version of its content. */
const WRITTEN_VERSION = /^(?:\{"format":|z)(\d+)/;

function formatOf(stored: Json): number | undefined {
  const format = isJsonObject(stored) ? (ownValue(stored, 'format') ?? 1) : 1;
  return typeof format === 'number' && Number.isInteger(format) && format >= 1 ? format : undefined;
}

function valueFormat<T extends Json>(isValue: (stored: Json) => stored is T): Format<T> {
  return defineFormat<T>({
    read: (stored) => (isValue(stored) ? ok(stored) : err('unreadable')),
    write: (value) => value,
  });
}

export const YES_OR_NO = valueFormat((stored) => typeof stored === 'boolean');

export const COUNT = valueFormat((stored): stored is number => typeof stored === 'number' && stored >= 0);

export const TEXT = valueFormat((stored) => typeof stored === 'string');

export function oneOf<T extends string>(choices: readonly T[]): Format<T> {
  return valueFormat((stored): stored is T => choices.some((choice) => choice === stored));
}

export const PLAIN_TEXT: Codec<string> = {
  version: 1,
  encode: (text) => text,
  decode: ok,
  versionOf: () => 1,
};
