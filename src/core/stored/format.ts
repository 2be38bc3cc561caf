import { isJsonObject, type Json, ownValue, toJson } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';

/** Why what is stored is of no use: no build of the console wrote it, or a later one than this did. */
export type Unread = 'unreadable' | 'newer';

/** How many things there are that cannot be read, by why. */
export type UnreadCounts = Readonly<Record<Unread, number>>;

/** Counts what cannot be read; not what is not there any more. */
export function countUnread(read: readonly Result<unknown, Unread | 'none'>[]): UnreadCounts {
  const of = (why: Unread) => read.filter((one) => !one.ok && one.error === why).length;
  return { unreadable: of('unreadable'), newer: of('newer') };
}

/** Whether nothing is there that cannot be read. */
export const isAllRead = ({ newer, unreadable }: UnreadCounts): boolean => newer + unreadable === 0;

/** How a thing is kept as text. */
export type Codec<T> = {
  /** The version that `encode` writes. */
  readonly version: number;
  readonly encode: (value: T) => string;
  /** Reads what this build and every earlier one wrote. Never throws. */
  readonly decode: (text: string) => Result<T, Unread>;
  /** The version that a text was written in, told by its first characters. */
  readonly versionOf: (text: string) => number;
};

/** How a thing is kept as JSON, by itself or within another. */
export type Format<T> = Codec<T> & {
  readonly toJson: (value: T) => Json;
  readonly fromJson: (stored: Json) => Result<T, Unread>;
};

/** Makes of what one version wrote what the next one would have written; undefined where that is not to be had. */
export type Migration = (stored: Json) => Json | undefined;

type FormatParts<T> = {
  /** Reads the present version. Never throws. */
  readonly read: (stored: Json) => Result<T, Unread>;
  /** Writes the present version, without its number. From version 2 on it is an object. */
  readonly write: (value: T) => Json;
  /** The first takes version 1 to version 2, and so on: the present version is one more than there are. */
  readonly migrations?: readonly Migration[];
};

/**
 * Version 1, and later ones as `migrations` grow. An object carries its version as its first member, `format`; whatever
 * has none is of version 1.
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

/** How a text begins that is an object with a version; or one that is packed, whose mark holds the version of what is in it. */
const WRITTEN_VERSION = /^(?:\{"format":|z)(\d+)/;

function formatOf(stored: Json): number | undefined {
  const format = isJsonObject(stored) ? (ownValue(stored, 'format') ?? 1) : 1;
  return typeof format === 'number' && Number.isInteger(format) && format >= 1 ? format : undefined;
}

/** One value, such as a choice. */
function valueFormat<T extends Json>(isValue: (stored: Json) => stored is T): Format<T> {
  return defineFormat<T>({
    read: (stored) => (isValue(stored) ? ok(stored) : err('unreadable')),
    write: (value) => value,
  });
}

export const YES_OR_NO = valueFormat((stored) => typeof stored === 'boolean');

/** A number from 0 on. */
export const COUNT = valueFormat((stored): stored is number => typeof stored === 'number' && stored >= 0);

/** A text as JSON. */
export const TEXT = valueFormat((stored) => typeof stored === 'string');

/** One of some texts. */
export function oneOf<T extends string>(choices: readonly T[]): Format<T> {
  return valueFormat((stored): stored is T => choices.some((choice) => choice === stored));
}

/** A text that is kept as it is. It has no versions. */
export const PLAIN_TEXT: Codec<string> = {
  version: 1,
  encode: (text) => text,
  decode: ok,
  versionOf: () => 1,
};
