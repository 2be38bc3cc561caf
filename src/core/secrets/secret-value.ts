import { isRandom, oddnessOf, satisfies } from './value-oddness.ts';
import { readSecretName, type Mention, type SecretTopic } from './secret-name.ts';

export type SecretLook =
  | 'jwt'
  | 'bearer'
  | 'cookies'
  | 'privateKey'
  | 'urlCredentials'
  | 'signedUrl'
  | 'apiKey'
  | 'login'
  | 'ownKey'
  | 'webhook'
  | 'phrase';

export type SecretReason =
  | { readonly kind: 'topic'; readonly topic: SecretTopic }
  | { readonly kind: 'look'; readonly look: SecretLook };

const CALLS = /^https?:\/\/[^?#\s]{0,400}\/(?:web)?hooks?\b[^?#\s]{0,400}\?/i;

/** Maximum characters searched in one text; larger than any pasted file. */
const SEARCHED = 2_000_000;

const HOST = String.raw`(?:[a-z\d-]{1,63}\.){1,8}[a-z\d-]{1,63}`;
const PART = String.raw`[^\s:@/,;"'<>()]{1,100}`;

/** Keys with a known prefix from their maker; the rest of each is random. */
const KEYS_BY_PREFIX = [
  String.raw`gh[pousr]_\w{20,}|github_pat_\w{20,}|gl[a-z]{1,5}-[\w-]{16,}|GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,}`,
  String.raw`[srp]k_(?:live|test|prod)_\w{16,}(?<!\bpk_\w{1,99})|whsec_\w{20,}|xox[abeoprs]-[\w-]{10,}|xapp-\d-[\w-]{10,}`,
  String.raw`A(?:KIA|SIA|BIA|CCA|GPA|IDA|ROA|IPA|NPA|NVA)[\dA-Z]{16}|AIza[\w-]{30,}|LTAI[\da-zA-Z]{12,}|AKID[\da-zA-Z]{13,}|AQVN[\w-]{30,}`,
  String.raw`SG\.[\w-]{16,}\.[\w-]{16,}|key-[\da-f]{32}|EAA[A-Z][\da-zA-Z]{30,}|d(?:op|oo|or)_v1_[\da-f]{40,}|npm_\w{30,}`,
  String.raw`pypi-[\w-]{40,}|hf_\w{30,}|r8_\w{30,}|gsk_\w{30,}|(?:pplx|xai|tvly|fc|nvapi|PMAK|NRAK|xkeysib)-[\w-]{20,}`,
  String.raw`(?:apify_api|lin_api|ntn|shp(?:at|ca|pa|ss|tka)|dckr_pat|glsa|sntry[su]|rubygems|sbp|sb_secret|figd|jina|ph[xs]|vercel_blob_rw|pat|clojars|secret|pscale_tkn|pscale_pw|lsv2_pt)_[\w=-]{20,}`,
  String.raw`sq0(?:atp|csp)-[\w-]{20,}|dapi[\da-f]{32}|hv[sbr]\.[\w-]{20,}|AGE-SECRET-KEY-1\w{20,}|AT(?:ATT|CTT|BB)[\w=-]{20,}`,
  String.raw`re_\w{6,12}_\w{16,}|dt0[a-z]\d\d\.[A-Z\d]{20,}\.[A-Z\d]{20,}|SK[\da-f]{32}|pat\w{10,20}\.[\da-f]{32,}|ops_eyJ[\w-]{20,}`,
  String.raw`AVNS_\w{18,}|api_org_\w{30,}|\d{8,10}:AA[\w-]{32,35}|[MNO][a-zA-Z\d]{22,26}\.[\w-]{6}\.[\w-]{27,}|scraper_api_\w+|amzn\.mws\.[\da-f-]{30,}`,
].join('|');

/** The shape of newer keys: a short name, sometimes a kind, and random characters. */
const SHAPED_KEY =
  /(?<![\w-])(?:sk|rk|pat|key|secret|token|api)(?:[-_][a-z\d]{1,10}){0,3}[-_]([a-z\d-]{20,})/gi;

/** The same for any maker: a whole text that starts with a word or an ID and has a long random part. */
const MADE_KEY = /^[a-z][a-z\d]{0,13}(?:[-_.~][a-z\d]{1,14}){0,3}[-_.~][\w=+/.~-]{22,400}$/i;
/** Shapes without a telling part: longer than IDs of files and videos, shorter than those of wallets. */
const LONG_KEYS = /^(?=.{0,200}[A-Z])(?=.{0,200}\d)(?:[A-Za-z\d]{38,42}|[A-Za-z\d+/]{50,200}={0,2})$/;
/** A UUID after what it opens, a licence in groups, or an ID followed by its secret. */
const KEYS_IN_PARTS = [
  /^[a-z]{2,12}(?:-[a-z]{2,12})?-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  /^(?=.{0,99}\d)(?=.{0,99}[A-Z])[A-Z\d]{2,6}(?:-[A-Z\d]{5,11}){4,7}$/,
];
const PAIR_OF_IDS = /^(?:\d{6,20}|\w{20,100})[:|]([\w-]{14,100})$/;

/** True for text that is a maker's key by shape alone; the caller checks whether its name contradicts that. */
export function isMadeKey(text: string): boolean {
  if (LONG_KEYS.test(text)) return !/^[\da-f]+$/i.test(text) && isRandom(text);
  if (KEYS_IN_PARTS.some((shape) => shape.test(text))) return true;
  const [, opens] = PAIR_OF_IDS.exec(text) ?? [];
  if (opens !== undefined) return isRandom(opens);
  return MADE_KEY.test(text) && text.split(/[-_.~]/).some((part) => part.length >= 22 && isRandom(part));
}

type Pattern = readonly [RegExp, SecretLook];

/**
 * Each pattern has bounded repetition or starts only at a word boundary, so that time is linear in the
 * text length.
 */
const ANYWHERE: readonly Pattern[] = [
  // From its first point on: many beginnings of a token would each be read to the end of all.
  [/\.(?<=\beyJ[\w-]{5,2000}\.)[\w-]{5,}\./, 'jwt'],
  // 16 characters with a digit or sign among them: not "bearer of responsibilities".
  [/\b(?:bearer|basic)\s{1,9}(?=[\w.~+/-]{0,400}[\d=+/])[\w.~+/-]{16,}={0,2}/i, 'bearer'],
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\bPuTTY-User-Key-File-\d/, 'privateKey'],
  [/\botpauth:\/\/[ht]otp\//i, 'phrase'],
  [
    /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/\w|\bdiscord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/\d|\bwebhook\.office\.com\/webhookb2\/|\boutlook\.office\.com\/webhook\/|\/open-apis\/bot\/(?:v2\/)?hook\/[\w-]{8}|\boapi\.dingtalk\.com\/robot\/send\?|\bqyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?|\bchat\.googleapis\.com\/v1\/spaces\/[^?\s]{1,99}\?[^\s]{0,99}key=|\bapi\.telegram\.org\/bot\d|\bhooks\.zapier\.com\/hooks\/|\bmaker\.ifttt\.com\/[^\s]{0,99}\/key\/\w|\bhook\.[a-z\d]{2,5}\.make\.com\/\w|\bhook\.integromat\.com\/\w|\bwebexapis\.com\/v1\/webhooks\/incoming\/\w|\.logic\.azure\.com[^\s]{0,300}[?&]sig=/i,
    'webhook',
  ],
  [/\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s/?#@:]{0,400}:[^\s/?#@]{1,400}@/i, 'urlCredentials'],
  [
    /[?&#;](?:x-amz-(?:signature|credential|security-token)|x-goog-(?:signature|credential)|signature|sig)=[^&#\s]/i,
    'signedUrl',
  ],
  // Names that mean other things too: only with a value that nobody makes up.
  [/[?&#;](?:sign|hmac|auth|sid|session(?:_?id)?)=(?=[a-z_%+/=-]{0,400}\d)[\w%+/=-]{8,}/i, 'signedUrl'],
  [/[?&]key=(?=[a-z_-]{0,400}\d)[\w-]{16,}/i, 'signedUrl'],
  [new RegExp(String.raw`(?<![\w-])(?:${KEYS_BY_PREFIX})`), 'apiKey'],
  [/(?:^|[\s'"])(?:set-)?cookie:\s{0,9}[\w.-]{1,200}=/i, 'cookies'],
  // Cookies as a tool for downloads keeps them: domain, TRUE or FALSE, path, …, name, value.
  [/^# (?:Netscape )?HTTP Cookie File/m, 'cookies'],
  [
    /^(?:#HttpOnly_)?\.?[\w.-]{1,255}\t(?:TRUE|FALSE)\t\/[^\t\n]{0,400}\t(?:TRUE|FALSE)\t\d{1,20}\t/m,
    'cookies',
  ],
  // Proxies with a login, before the host or behind it.
  [new RegExp(String.raw`(?<![\w.:@-])${HOST}:\d{2,5}[:@]${PART}:${PART}(?![:\w@])`, 'i'), 'urlCredentials'],
  [new RegExp(String.raw`(?<![\w.:@/-])${PART}:${PART}[@:]${HOST}:\d{2,5}(?![:\w])`, 'i'), 'urlCredentials'],
  [/\bsshpass\s{1,4}-p\s{0,4}["']?[^\s"'$]/, 'login'],
];

const OF_COMMANDS: readonly (readonly [command: RegExp, ...Pattern])[] = [
  [
    /\b(?:curl|wget|https?)\s/,
    /\s(?:-u|-U|--user|--proxy-user)[\s=]{0,4}["']?[^\s:"'$]{1,200}:[^\s"'$]/,
    'login',
  ],
  [/\bcurl\s/, /\s(?:-b|--cookie)[\s=]{0,4}["']?[\w.-]{1,200}=[^\s"'$]/, 'cookies'],
  [/\bwget\s/, /\s--(?:http-|ftp-|proxy-)?password[\s=]{1,4}["']?[^\s"'$]/, 'login'],
];

type CheckedPattern = readonly [RegExp, SecretLook, (groups: readonly string[]) => boolean];

const CHECKED: readonly CheckedPattern[] = [
  [SHAPED_KEY, 'apiKey', ([rest = '']) => isRandom(rest)],
  [/(?<![\w-])(?:token|api-?key)[ \t]{1,4}([\w-]{20,400})/gi, 'bearer', ([key = '']) => isRandom(key)],
  [/\bhttps?:\/\/(\w{16,100})@[\w.-]/gi, 'urlCredentials', ([key = '']) => isRandom(key)],
  [
    /\b(?:proxy-)?authorization["'\]]{0,2}\s{0,4}[:=]\s{0,4}["']?(?:[a-z-]{3,12}\s{1,4})?([^\s"',;]{4,400})/gi,
    'bearer',
    ([credentials = '']) => isOdd(credentials),
  ],
  [
    new RegExp(
      String.raw`(?<![\w.+:@/-])([\w.+-]{1,64})@${HOST}(:|[ \t]?[|;,\t][ \t]?)([^\s|;,]{3,100})`,
      'gi',
    ),
    'login',
    ([user = '', sign = '', word = '']) =>
      sign === ':' ? !/^\d{1,5}\b/.test(word) && !/[/@]/.test(word) && user !== 'git' : isOdd(word),
  ],
  [
    new RegExp(String.raw`(?<![\w.:@/-])(${PART}):(${PART})@${HOST}(?![\w-])`, 'gi'),
    'urlCredentials',
    ([user = '', word = '']) =>
      !/^(?:mailto|sips?|acct|xmpp|e?mail|e-mail|from|to|cc|bcc)$/i.test(user) && isOdd(word),
  ],
  [/\/(?:hooks?|webhooks?)\/([\w/-]{16,200})/gi, 'webhook', ([path = '']) => path.split('/').some(isRandom)],
];

const isOdd = (text: string) => satisfies({ topic: 'token', demand: 'odd' }, text);

const COOKIE_HEADER = /^[\w.$!%*-]{1,200}=[^;\n]*(?:;\s*[\w.$!%*-]{1,200}=[^;\n]*)+;?$/;
const COOKIE_OF_LOGIN = /sess|sid$|auth|token|login|jwt|csrf|xsrf|remember|passport/i;

/** Every possible secret contains one of these, or many words. */
const WORTH_A_LOOK = /[:=@|;,\t_-]|\d|(?:[a-z]{3,8} ){11}/;

export function secretInText(text: string): SecretReason | undefined {
  if (text.length < 4 || !WORTH_A_LOOK.test(text)) return undefined;
  const searched = text.slice(0, SEARCHED);
  const look =
    lookOf(searched) ?? (CALLS.test(searched) && isCallWithKey(searched) ? 'signedUrl' : undefined);
  return look ? { kind: 'look', look } : (namedIn(searched) ?? tableIn(searched));
}

function lookOf(text: string): SecretLook | undefined {
  const found = ANYWHERE.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  const command = OF_COMMANDS.find(([name, option]) => name.test(text) && option.test(text));
  if (command) return command[2];
  const checked = CHECKED.find(([pattern, , isOne]) => {
    for (const [, ...groups] of text.matchAll(pattern)) if (isOne(groups)) return true;
    return false;
  });
  if (checked) return checked[1];
  if (isCookieHeader(text)) return 'cookies';
  return isSeedPhrase(text) ? 'phrase' : hasLogins(text) ? 'login' : undefined;
}

function isCookieHeader(text: string): boolean {
  const searched = text.slice(0, 20_000).trim();
  if (searched.includes('://') || !COOKIE_HEADER.test(searched)) return false;
  return searched.split(';').some((pair) => {
    const [name = '', ...value] = pair.trim().split('=');
    const word = value.join('=');
    return (COOKIE_OF_LOGIN.test(name) && word.length > 2) || (word.length >= 12 && isRandom(word));
  });
}

function isSeedPhrase(text: string): boolean {
  const given = text.length > 300 ? [] : text.trim().split(/\s+/);
  return (
    [12, 15, 18, 21, 24].includes(given.length) &&
    given.every((word) => /^[a-z]{3,8}$/.test(word)) &&
    !/\b(?:the|and|for|with|from|that|this|are|was|you|not|but|have|how|what|best|near)\b/.test(text)
  );
}

function hasLogins(text: string): boolean {
  const lines = text.length > 20_000 ? [] : text.trim().split(/\s*\n\s*/);
  const isLogin = (line: string) => {
    const [, word = ''] = /^[\w.+@-]{2,64}:(?!\/\/)(\S{6,64})$/.exec(line) ?? [];
    return /[a-z]/i.test(word) && /\d/.test(word) && /[^\w./:-]/.test(word);
  };
  return lines.length > 0 && lines.every(isLogin);
}

const PAIR =
  /(?<![\p{L}\p{N}_.$@-])([\p{L}\p{N}_.$-]{1,64}(?: [\p{L}\p{N}_-]{1,40}){0,3})["'\]]{0,2}[ \t]{0,8}(?:=>|:=|[:=：＝])(?!\/\/)[ \t]{0,8}(?:(["'`])([^"'`\n]{0,2000})|([^\s"'`<>&;,，；{}()[\]]{1,2000})(?=([ \t]+\S)?))/gu;

function namedIn(text: string): SecretReason | undefined {
  // The same few names come again and again, as in rows.
  const read = new Map<string, Mention | undefined>();
  for (const match of text.matchAll(PAIR)) {
    const [, name = '', quote, quoted = '', plain = '', more] = match;
    if (!read.has(name)) read.set(name, readSecretName(name));
    const mention = read.get(name);
    if (mention === undefined) continue;
    const value = quote === undefined ? plain : quoted;
    // Among other words a name needs more: "The secret to happiness: love", "Password: at least 8 characters".
    const isProse =
      quote === undefined && (more !== undefined || (name.includes(' ') && !text.includes('=')));
    if (satisfiesIn(mention, value, isProse)) return reasonOfPair(mention, text, match.index);
  }
  return undefined;
}

function reasonOfPair({ topic }: Mention, text: string, at: number): SecretReason {
  if (/[?&#;]/.test(text[at - 1] ?? '')) return { kind: 'look', look: 'signedUrl' };
  return topic === 'cookie' ? { kind: 'look', look: 'cookies' } : { kind: 'topic', topic };
}

function satisfiesIn(mention: Mention, value: string, isProse: boolean): boolean {
  const isStrong = mention.topic === 'password' && !mention.bare;
  if (
    isProse &&
    !(isStrong && oddnessOf(value) === 'word' && !/^(?:at|the|a|an|is|for|to|must|should)$/i.test(value))
  )
    return mention.demand === 'digits'
      ? satisfies(mention, value)
      : isOdd(value) && satisfies(mention, value);
  return satisfies(mention.bare && mention.demand === 'any' ? { ...mention, demand: 'odd' } : mention, value);
}

export const isCallWithKey = (url: string) => /[?&#](?:token|key|auth|code|pass|session)=[^&#\s]/i.test(url);

const DELIMITER = /[,;\t|]/;

function tableIn(text: string): SecretReason | undefined {
  const [head = '', ...rows] = text.slice(0, 20_000).split(/\r?\n/, 20);
  const delimiter = DELIMITER.exec(head)?.[0];
  if (delimiter === undefined || rows.length === 0 || head.length > 2_000) return undefined;
  return tableSecret([head, ...rows].map((line) => line.split(delimiter)));
}

export function tableSecret(rows: readonly (readonly string[])[]): SecretReason | undefined {
  for (const [at, head] of rows.entries()) {
    if (head.length < 2) continue;
    for (const [column, name] of head.entries()) {
      const mention = name.length > 40 ? undefined : readSecretName(name);
      if (mention === undefined || mention.demand === 'random') continue;
      const isHeld = (row: readonly string[]) =>
        row.length === head.length && satisfies(mention, row[column] ?? '');
      if (rows.slice(at + 1).some(isHeld)) return { kind: 'topic', topic: mention.topic };
    }
  }
  return undefined;
}
