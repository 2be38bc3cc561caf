import { Parser } from 'saxen';

export type Attribute = (name: string) => string | undefined;

export type XmlHandlers = {
  readonly open: (name: string, attribute: Attribute) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
  /** From 0 to 1. */
  readonly onProgress?: (part: number) => void;
  readonly isEnough?: (read: number) => boolean;
};

/** Bytes read at a time. */
const PIECE = 262_144;
/** Maximum pieces without the end of a tag; each is scanned again together with those before it. */
const MOST_PENDING = 64;

/**
 * Reads a part of a workbook piece by piece.
 * @throws Error if it is not XML, or is incomplete
 */
export function readXml(bytes: Uint8Array, { open, close, text, onProgress, isEnough }: XmlHandlers): void {
  let heard = 0;
  const parser = new Parser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('openTag', (name, attributes) => {
    heard += 1;
    open(withoutPrefix(name), (key) => {
      const value = attributes()[key];
      return value === undefined ? undefined : withoutEntities(value);
    });
  });
  parser.on('closeTag', (name) => {
    heard += 1;
    close?.(withoutPrefix(name));
  });
  if (text) {
    parser.on('text', (piece) => text(withoutEntities(piece)));
    parser.on('cdata', text);
  }
  const decoder = new TextDecoder('utf-8');
  let pending = 0;
  for (let at = 0; at < bytes.length; at += PIECE) {
    const before = heard;
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
    pending = heard === before ? pending + 1 : 0;
    if (pending > MOST_PENDING) throw new Error('No tag ends.');
    onProgress?.(Math.min(1, (at + PIECE) / bytes.length));
    if (isEnough?.(at + PIECE)) return;
  }
  parser.write(decoder.decode());
  parser.end();
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Decodes by code points, because `saxen` truncates them to 16 bits. */
function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The text of a cell: workbooks write characters that XML cannot hold as `_x000D_`. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
