/** Supported encodings by their `TextDecoder` names; it has no UTF-32. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'utf-32le',
  'utf-32be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-874',
  'macintosh',
] as const;
export type TextEncodingName = (typeof TEXT_ENCODINGS)[number];

export type DecodedText = {
  readonly text: string;
  readonly encoding: TextEncodingName;
  readonly sure: boolean;
};

const LOOKED_AT = 65_536;

/**
 * Decodes a text file and removes its BOM. Bytes that are not UTF-8 are read as the encoding they
 * resemble, or the usual one of the person's languages.
 * @param languages as in `navigator.languages`
 * @param chosenEncoding encoding chosen by the person; always used
 */
export function decodeText(
  bytes: Uint8Array,
  languages: readonly string[],
  chosenEncoding?: TextEncodingName,
): DecodedText {
  if (chosenEncoding !== undefined)
    return { text: textIn(chosenEncoding, bytes), encoding: chosenEncoding, sure: true };
  const marked = markedEncoding(bytes);
  if (marked) return { text: textIn(marked, bytes), encoding: marked, sure: true };
  const text = strictly('utf-8', bytes);
  if (text !== undefined && !text.includes('\0')) return { text, encoding: 'utf-8', sure: true };
  const encoding = likelyEncoding(bytes.subarray(0, LOOKED_AT), languages);
  return { text: textIn(encoding, bytes), encoding, sure: false };
}

function textIn(encoding: TextEncodingName, bytes: Uint8Array): string {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return utf32Text(bytes, encoding === 'utf-32le');
  return new TextDecoder(encoding).decode(bytes);
}

function utf32Text(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    const isLetter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (at > 0 || code !== 0xfeff) text += isLetter ? String.fromCodePoint(code) : '\ufffd';
  }
  return text;
}

/** Longest first, because the UTF-32 mark begins like a UTF-16 mark. */
const BOMS: readonly (readonly [mark: readonly number[], encoding: TextEncodingName])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const markedEncoding = (bytes: Uint8Array): TextEncodingName | undefined =>
  BOMS.find(([bom]) => bom.every((byte, at) => bytes[at] === byte))?.[1];

function strictly(encoding: TextEncodingName, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function likelyEncoding(bytes: Uint8Array, languages: readonly string[]): TextEncodingName {
  const wide = wideEncoding(bytes);
  if (wide) return wide;
  if (isNearlyUtf8(bytes)) return 'utf-8';
  const usual = usualEncoding(languages);
  if (OF_PAIRS.includes(usual) && strictly(usual, bytes) !== undefined) return usual;
  const ofPairs = encodingOfPairs(bytes, OF_LETTERS.includes(usual) ? MORE_PAIRS : LEAST_PAIRS);
  if (ofPairs) return usual === 'gb18030' ? usual : ofPairs;
  return usual === 'windows-1252' && looksMacRoman(bytes) ? 'macintosh' : usual;
}

/**
 * Detects 2- or 4-byte encodings by their zero bytes: ASCII characters have them, and the upper two of
 * four bytes nearly always.
 */
function wideEncoding(bytes: Uint8Array): TextEncodingName | undefined {
  const zerosAt = (places: readonly number[]) =>
    bytes.reduce((sum, byte, at) => sum + Number(byte === 0 && places.includes(at % 4)), 0);
  const [even, odd] = [zerosAt([0, 2]), zerosAt([1, 3])];
  if (even + odd <= bytes.length / 8) return undefined;
  const nearlyHalf = 0.45 * bytes.length;
  if (zerosAt([2, 3]) > nearlyHalf) return 'utf-32le';
  if (zerosAt([0, 1]) > nearlyHalf) return 'utf-32be';
  if (odd > 4 * even) return 'utf-16le';
  return even > 4 * odd ? 'utf-16be' : undefined;
}

const OF_PAIRS: readonly TextEncodingName[] = ['big5', 'shift_jis', 'euc-kr'];
/** Alphabets of upper bytes only, in which every word with an even number of letters looks like pairs. */
const OF_LETTERS: readonly TextEncodingName[] = [
  'windows-1251',
  'windows-1253',
  'windows-1255',
  'windows-1256',
  'windows-874',
];

function isNearlyUtf8(bytes: Uint8Array): boolean {
  let [right, wrong] = [0, 0];
  for (const letter of new TextDecoder().decode(bytes)) {
    if (letter === '\ufffd') wrong += 1;
    else if (letter > '\u007f') right += 1;
  }
  return right > 4 * wrong;
}

/**
 * Detects text whose non-ASCII bytes nearly all form pairs of upper bytes: Chinese in GBK, or Korean,
 * whose syllables begin with one of 25 bytes (four in ten Chinese characters begin with a later one).
 * In Western texts such bytes stand alone; Big5 and Shift JIS pairs end in ASCII about half the time.
 */
function encodingOfPairs(bytes: Uint8Array, least: number): 'gb18030' | 'euc-kr' | undefined {
  const { firsts, others } = pairsOf(bytes);
  const count = (from: number, to = firsts.length) =>
    firsts.slice(from, to).reduce((sum, times) => sum + times, 0);
  const pairs = count(0);
  if (pairs < least || pairs < 10 * others) return undefined;
  return count(0xc9) === 0 && count(0xb0) >= LEAST_SYLLABLES ? 'euc-kr' : 'gb18030';
}

function pairsOf(bytes: Uint8Array): { readonly firsts: Float64Array; readonly others: number } {
  const firsts = new Float64Array(256);
  let others = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    if (byte >= 0xa1 && byte <= 0xf7 && (bytes[at + 1] ?? 0) >= 0xa1) {
      firsts[byte] = (firsts[byte] ?? 0) + 1;
      at += 1;
    } else others += 1;
  }
  return { firsts, others };
}

const LEAST_PAIRS = 3;
/** In so many letters, some word has an odd number of them. */
const MORE_PAIRS = 30;

/** With this many Chinese characters, all begin like Korean ones in one of 450 texts. */
const LEAST_SYLLABLES = 12;

/**
 * Mac Roman bytes of accented lower-case letters (Excel for Mac). In Windows-1252 they cannot follow a
 * lower-case letter.
 */
const MAC_LETTERS = new Set([
  0x81, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0x98, 0x9b, 0x9d, 0x9f,
]);

function looksMacRoman(bytes: Uint8Array): boolean {
  let [mac, windows] = [0, 0];
  for (let at = 1; at < bytes.length; at += 1) {
    const [before = 0, byte = 0] = [bytes[at - 1], bytes[at]];
    if (before < 0x61 || before > 0x7a) continue;
    if (MAC_LETTERS.has(byte)) mac += 1;
    else if (byte >= 0xe0) windows += 1;
  }
  return mac > windows;
}

const USUAL: readonly (readonly [language: RegExp, encoding: TextEncodingName])[] = [
  [/^zh-(tw|hk|mo|hant)/i, 'big5'],
  [/^zh/i, 'gb18030'],
  [/^ja/i, 'shift_jis'],
  [/^ko/i, 'euc-kr'],
  [/^(pl|cs|sk|hu|sl|hr|bs|ro|sq|sr-latn)\b/i, 'windows-1250'],
  [/^(ru|uk|be|bg|sr|mk)\b/i, 'windows-1251'],
  [/^el\b/i, 'windows-1253'],
  [/^(tr|az)\b/i, 'windows-1254'],
  [/^he\b/i, 'windows-1255'],
  [/^(ar|fa|ur)\b/i, 'windows-1256'],
  [/^(lt|lv|et)\b/i, 'windows-1257'],
  [/^th\b/i, 'windows-874'],
];

function usualEncoding(languages: readonly string[]): TextEncodingName {
  for (const language of languages) {
    const usual = USUAL.find(([pattern]) => pattern.test(language));
    if (usual) return usual[1];
  }
  return 'windows-1252';
}
