import { isJsonObject, ownValue } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import { defineFormat } from '#core/stored/format.ts';

export type SheetStamp = {
  /** Last change, in milliseconds since the epoch. */
  readonly at: number;
  readonly name: string;
  readonly rows: number;
};

export const SHEET_STAMP_FORMAT = defineFormat<SheetStamp>({
  write: (stamp) => stamp,
  read: (stored) => {
    if (!isJsonObject(stored)) return err('unreadable');
    const [at, name, rows] = ['at', 'name', 'rows'].map((key) => ownValue(stored, key));
    return typeof at === 'number' && typeof name === 'string' && typeof rows === 'number'
      ? ok({ at, name, rows })
      : err('unreadable');
  },
});
