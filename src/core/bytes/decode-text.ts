/** What a text file may be written in; names as `TextDecoder` knows them. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1251',
  'windows-1252',
] as const;
export type TextEncodingName = (typeof TEXT_ENCODINGS)[number];

/** A text, and what it was written in; `sure` where the bytes leave no doubt. */
export type DecodedText = {
  readonly text: string;
  readonly encoding: TextEncodingName;
  readonly sure: boolean;
};

/** So many bytes from the beginning tell what they are. */
const LOOKED_AT = 65_536;

/**
 * The text of a file, without its mark (BOM). Bytes that are no UTF-8 are taken for what they look like, else for what programs in the
 * person's languages write.
 * @param languages as `navigator.languages` has them
 * @param told by a person: it is read so whatever it looks like
 */
export function decodeText(
  bytes: Uint8Array,
  languages: readonly string[],
  told?: TextEncodingName,
): DecodedText {
  if (told !== undefined) return { text: new TextDecoder(told).decode(bytes), encoding: told, sure: true };
  const marked = markedEncoding(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked, sure: true };
  const text = strictly('utf-8', bytes);
  if (text !== undefined && !text.includes('\0')) return { text, encoding: 'utf-8', sure: true };
  const encoding = likelyEncoding(bytes.subarray(0, LOOKED_AT), languages);
  return { text: new TextDecoder(encoding).decode(bytes), encoding, sure: false };
}

function markedEncoding(bytes: Uint8Array): TextEncodingName | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function strictly(encoding: TextEncodingName, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function likelyEncoding(bytes: Uint8Array, languages: readonly string[]): TextEncodingName {
  const zeros = { even: 0, odd: 0 };
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
  const isWide = zeros.even + zeros.odd > bytes.length / 8;
  if (isWide && zeros.odd > 4 * zeros.even) return 'utf-16le';
  if (isWide && zeros.even > 4 * zeros.odd) return 'utf-16be';
  if (isNearlyUtf8(bytes)) return 'utf-8';
  const usual = usualEncoding(languages);
  if (OF_PAIRS.includes(usual) && strictly(usual, bytes) !== undefined) return usual;
  return looksSimplified(bytes) ? 'gb18030' : usual;
}

/** Their letters are pairs of bytes, as those of GBK are: which of them it is, the languages of the person say best. */
const OF_PAIRS: readonly TextEncodingName[] = ['big5', 'shift_jis', 'euc-kr'];

/** True where a few bytes are wrong among letters that only UTF-8 writes so. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  let [right, wrong] = [0, 0];
  for (const letter of new TextDecoder().decode(bytes)) {
    if (letter === '\ufffd') wrong += 1;
    else if (letter > '\u007f') right += 1;
  }
  return right > 4 * wrong;
}

/**
 * True where what is not ASCII comes in the pairs of GB 2312, which is nearly all of a Chinese text in GBK. In Western texts such letters stand
 * alone; the pairs of Big5 and Shift JIS end in ASCII as often as not.
 */
function looksSimplified(bytes: Uint8Array): boolean {
  let [pairs, others] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const isPair = byte >= 0xa1 && byte <= 0xf7 && (bytes[at + 1] ?? 0) >= 0xa1;
    if (isPair) {
      pairs += 1;
      at += 1;
    } else others += 1;
  }
  return pairs > 0 && pairs >= 10 * others;
}

const USUAL: readonly (readonly [language: RegExp, encoding: TextEncodingName])[] = [
  [/^zh-(tw|hk|mo|hant)/i, 'big5'],
  [/^zh/i, 'gb18030'],
  [/^ja/i, 'shift_jis'],
  [/^ko/i, 'euc-kr'],
  [/^(ru|uk|be|bg|sr|mk)/i, 'windows-1251'],
];

/** What programs in these languages write when they do not write UTF-8. */
function usualEncoding(languages: readonly string[]): TextEncodingName {
  for (const language of languages) {
    const usual = USUAL.find(([pattern]) => pattern.test(language));
    if (usual) return usual[1];
  }
  return 'windows-1252';
}
