// A workbook is a ZIP archive, and `DecompressionStream` opens none.
import { type UnzipFileFilter, type Unzipped, unzipSync } from 'fflate';

import { err, ok, type Result } from '#core/result.ts';

import type { SheetFault } from '../sheet.ts';

/** The parts of a workbook; names are case-insensitive because some programs write them inconsistently. */
export type Archive = {
  /**
   * Unpacks a part; undefined if it does not exist.
   * @throws ArchiveError if it is damaged, or exceeds the size limit together with all parts before it
   */
  readonly part: (name: string) => Uint8Array | undefined;
};

export class ArchiveError extends Error {
  readonly kind: 'broken' | 'tooLarge';

  constructor(kind: 'broken' | 'tooLarge') {
    super(`The archive is ${kind}.`);
    this.kind = kind;
  }
}

/** Maximum bytes of an unpacked part: a sheet of 200,000 rows × 30 columns has a quarter of a billion. */
const MOST_UNPACKED = 512 * 1024 * 1024;
/** Maximum bytes of all unpacked parts together. */
const MOST_TOGETHER = 2 * MOST_UNPACKED;
/** Maximum parts; a damaged archive may claim any number. */
const MOST_PARTS = 65_536;

const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const beginsWith = (bytes: Uint8Array, begin: readonly number[]) =>
  begin.every((byte, at) => bytes[at] === byte);

export const isArchive = (bytes: Uint8Array): boolean =>
  beginsWith(bytes, ZIP) || beginsWith(bytes, COMPOUND);

export function openArchive(bytes: Uint8Array): Result<Archive, SheetFault> {
  if (beginsWith(bytes, COMPOUND)) return err({ kind: compoundKind(bytes) });
  const names = new Map<string, string>();
  try {
    unzip(bytes, ({ name }) => {
      names.set(plainPath(name), name);
      return false;
    });
  } catch {
    return err({ kind: 'broken' });
  }
  const other = OTHERS.find(([sign]) => [...names.keys()].some((name) => sign.test(name)));
  if (other) return err({ kind: other[1] });
  let together = 0;
  const admit = (size: number) => {
    if (size > MOST_UNPACKED || together + size > MOST_TOGETHER) throw new ArchiveError('tooLarge');
    together += size;
  };
  return ok({ part: (name) => unpack(bytes, names.get(plainPath(name)), admit) });
}

const OTHERS: readonly (readonly [sign: RegExp, kind: SheetFault['kind']])[] = [
  [/^xl\/workbook\.bin$/, 'binaryExcel'],
  [/\.iwa$|^index\.zip$/, 'appleNumbers'],
  [/^content\.xml$/, 'openDocument'],
  [/^(?:word|ppt|visio)\//, 'otherFile'],
];

const plainPath = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

/** @param admit receives the size of the part, and throws if it is too large */
function unpack(
  bytes: Uint8Array,
  wanted: string | undefined,
  admit: (size: number) => void,
): Uint8Array | undefined {
  if (wanted === undefined) return undefined;
  try {
    return unzip(bytes, ({ name, originalSize }) => {
      if (name !== wanted) return false;
      admit(originalSize);
      return true;
    })[wanted];
  } catch (error) {
    throw error instanceof ArchiveError ? error : new ArchiveError('broken');
  }
}

/** Unpacks into the sizes the archive declares, and never more. */
function unzip(bytes: Uint8Array, filter: UnzipFileFilter): Unzipped {
  let parts = 0;
  return unzipSync(bytes, {
    filter: (file) => {
      parts += 1;
      if (parts > MOST_PARTS) throw new ArchiveError('broken');
      return filter(file);
    },
  });
}

function compoundKind(bytes: Uint8Array): SheetFault['kind'] {
  const text = new TextDecoder('latin1').decode(bytes);
  const names = (name: string) => text.includes(name.split('').join('\0'));
  if (names('EncryptedPackage')) return 'encrypted';
  return names('Workbook') || names('Book') ? 'oldExcel' : 'otherFile';
}
