export type SecretTopic =
  | 'password'
  | 'cookie'
  | 'token'
  | 'key'
  | 'session'
  | 'credential'
  | 'secret'
  | 'code'
  | 'phrase';

/**
 * How a value must look before such a name makes it a secret: `any` text for an API key; a bare token must
 * be `odd` ("BTC" is a token too); an unusual use of the word requires a clearly `random` value. A PIN is
 * `digits`.
 */
export type Demand = 'any' | 'odd' | 'random' | 'digits';

export type Mention = {
  readonly topic: SecretTopic;
  readonly demand: Demand;
  readonly bare: boolean;
};

type SecretWord = { readonly topic: SecretTopic; readonly demand: Demand; readonly vague?: boolean };

const words = (
  topic: SecretTopic,
  demand: Demand,
  list: string,
  vague = false,
): (readonly [string, SecretWord])[] => list.split(' ').map((word) => [word, { topic, demand, vague }]);

/** Whole words, so that `keyword`, `monkey`, `tokenizer` and `obsession` do not match. Without accents. */
const WORDS: ReadonlyMap<string, SecretWord> = new Map([
  ...words('password', 'any', 'password passwords passwd pwd pwds pw passphrase passcode userpwd'),
  ...words('password', 'any', 'pass', true),
  ...words('cookie', 'any', 'cookie cookies'),
  ...words('token', 'odd', 'token', true),
  ...words('token', 'random', 'tokens', true),
  ...words('token', 'any', 'jwt authtoken accesstoken apitoken refreshtoken usertoken bottoken'),
  ...words('token', 'odd', 'bearer csrf xsrf'),
  ...words('token', 'random', 'pat pats crumb', true),
  ...words('key', 'random', 'api captcha', true),
  ...words('key', 'any', 'apikey apikeys secretkey accesskey privatekey authkey'),
  ...words('session', 'random', 'session', true),
  ...words('session', 'any', 'sessionid sessid'),
  ...words('cookie', 'any', 'phpsessid jsessionid'),
  ...words('credential', 'any', 'credential credentials creds authorization basicauth'),
  ...words('credential', 'odd', 'auth', true),
  ...words('secret', 'any', 'secret secrets clientsecret appsecret'),
  ...words('code', 'odd', 'otp totp hotp 2fa twofa twofactor mfa tfa cvv cvc'),
  ...words('code', 'digits', 'pin'),
  ...words('phrase', 'any', 'seedphrase mnemonic mnemonics'),
]);

const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:log|sign) in\b/g, 'login'],
  [/\b(?:two|2) (?:factor|step|fa)\b/g, '2fa'],
  [/\bone time (?:password|passcode|code|pin)s?\b/g, 'otp'],
  [
    /\b(?:verification|verify|security|sms|auth|authentication|authenticator|backup|recovery|login|confirmation|2fa|otp|email) codes?\b/g,
    'otp',
  ],
  [/\bauthenticator (?:key|secret|seed)\b/g, 'otp'],
  [/\bpin (?:code|number)\b/g, 'pin'],
  [/\b(?:secret )?(?:seed|recovery|mnemonic|backup|wallet) (?:phrases?|words)\b/g, 'seedphrase'],
  [/\bapi keys?\b/g, 'apikey'],
  [/\bconnect sid\b/g, 'sessionid'],
];

/** Endings of names written as one word, such as `dbpassword`; no other word has them. */
const ENDINGS: readonly (readonly [RegExp, SecretWord])[] = [
  [/(?:password|passwd|pwd)s?$/, { topic: 'password', demand: 'any' }],
  [
    /^(?:user|db|my|admin|ftp|smtp|mail|root|login|wifi|web|sql|auth|ssh|app|proxy)pass$/,
    { topic: 'password', demand: 'any' },
  ],
  [/apikeys?$/, { topic: 'key', demand: 'any' }],
  [/^(?:app|application|service|account|db|database|client|user)keys?$/, { topic: 'key', demand: 'any' }],
  [/^keypass$/, { topic: 'password', demand: 'any' }],
  [/(?:captcha|auth|[^r]api)$|^key(?:string|file)$/, { topic: 'key', demand: 'random' }],
  [/..cookies?$/, { topic: 'cookie', demand: 'any' }],
  [/...token$|[cx]srf$/, { topic: 'token', demand: 'odd' }],
  [/sess(?:ion)?id$/, { topic: 'session', demand: 'odd' }],
];

const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** After one of these words, a key, token or pass gives access, and any value is a secret. */
const OPENS = set(`api access secret private auth authentication encryption signing account license licence
  subscription service client ssh pgp gpg openai ai aws azure gcp google captcha login user bot bearer oauth refresh
  personal session app application id admin db database smtp imap mail email ftp proxy root wifi web sql my csrf xsrf
  github gitlab slack stripe telegram discord deepl serp anthropic hmac master shared webhook device master function
  consumer storage host sync security decryption crypt jwt basic x`);

const OPENS_NOTHING =
  set(`primary foreign sort group partition object cache translation i18n public publishable site
  unique index answer hot row dictionary search join map sorting grouping idempotency dedup registry json page
  next previous prev continuation cursor pagination paging`);

const NEUTRAL =
  set(`value values text string str header headers json data list array base64 b64 hex encoded encrypted
  hash hashed raw plain plaintext confirm confirmation repeat again new old current default main backup prod production
  dev staging test live sandbox env var optional here user username admin account accounts pair pairs jar export
  netscape id key keys input_value content code codes word`);

/** Nouns that decide the meaning when they come last: a `session date` is a date. */
const HEADS =
  set(`count counts number num numbers length len size sizes limit limits max min maximum minimum quota budget
  usage used total totals amount amounts price prices cost rate rates ratio percent balance supply symbol symbols address
  addresses contract standard type types kind mode method methods scheme strategy strategies policy policies rule rules
  banner banners consent notice popup popups dialog modal wall law settings setting preference preferences category
  categories domain domains path name names label labels title titles description hint hints placeholder tooltip help
  format formats pattern regex selector selectors xpath css field fields input element button box column columns row rows
  index position order date dates day days time times timestamp start end begin duration minutes seconds hours timeout
  timeouts ttl expiry expires expiration age lifetime interval schedule status state enabled disabled required visible
  strength score level levels complexity entropy generator manager reset change forgot link links url urls uri page pages
  endpoint provider issuer audience scope scopes permission permissions role version language lang country color colour
  topic topics theme track tracks speaker speakers room rooms agenda recording recordings notes summary santa sauce recipe
  recipes flavor flavour dough cutter shop market swap launch holders holder owner sale ring board map rotation
  persistence pool handling support behavior behaviour check validation validator error warning message messages menu
  garden brand protected protection less per grade features metrics points figures word words dish signature phrases takeaways
  location area areas region regions city cities event events metadata meta info standard chain network decimals listing file_name metric feature`);

/** Words that turn the following one into a switch or an amount: `accept cookies`, `max tokens`. */
const ACTS =
  set(`max min maximum minimum num number count total avg average sum use uses using used has have is are was should
  can with without no not non require requires required show hide enable enabled disable accept reject allow deny decline
  dismiss close clear delete remove forgot forget reset include exclude save keep remember generate ignore skip handle block
  strip drop need needs want check validate rotate reuse per each limit expected estimated prompt completion output reasoning
  cached`);

const FILLERS = set(`enter paste copy provide your you my the a an please this of`);

const PREPOSITIONS = set('for of in from to at on by with as');

const chinese = (pattern: RegExp, topic: SecretTopic, demand: Demand) => ({ pattern, topic, demand });

/** Chinese has no blanks between words. */
const CHINESE: readonly (SecretWord & { readonly pattern: RegExp })[] = [
  chinese(/验证码|驗證碼|动态码|動態碼|安全码|安全碼|授权码|授權碼/, 'code', 'odd'),
  chinese(/一次性|二次验证|两步验证|兩步驗證|双重认证/, 'code', 'odd'),
  chinese(/密码|密碼|口令/, 'password', 'any'),
  chinese(/助记词|助記詞|助记符|恢复短语|恢復短語/, 'phrase', 'any'),
  chinese(/密钥|密鑰|金鑰|秘钥|秘鑰|私钥|私鑰/, 'key', 'any'),
  chinese(/令牌|權杖|权杖/, 'token', 'odd'),
  chinese(/(?:会话|會話|工作階段)\s*(?:id|标识|標識|令牌)/i, 'session', 'any'),
  chinese(/会话|會話|工作階段|登录态|登入態/, 'session', 'random'),
  chinese(/认证|認證|鉴权|鑑權|账密/, 'credential', 'odd'),
  chinese(/凭证|凭据|憑證|憑據|登录信息|登入資訊/, 'credential', 'any'),
  chinese(/机密|機密/, 'secret', 'any'),
  chinese(/^(?!.*(?:去重|排序|主|分组|索引|缓存)\s*key$).*[\u3400-\u9fff]\s*(?:key|ak|sk)$/i, 'key', 'odd'),
];

const CHINESE_HEAD =
  /(?:数|數|数量|數量|个数|长度|長度|强度|類型|类型|名称|名稱|名|提示|日期|时间|時間|时长|時長|策略|政策|规则|規則|横幅|橫幅|弹窗|期限|选择器|管理|管理器|重置|量|上限|语言|語言|符号|符號)$/;
const CHINESE_ACT = /是否|最大|最小|接受|同意|启用|啟用|拒绝|拒絕|允许|显示|顯示|需要|无需|忘记|忘記/;

const SESSION_COOKIES =
  set(`li_at c_user datr sp_dc sp_key sapisid apisid hsid ssid lsid sidcc sess-at-main sessionid_ss sid_tt sid_guard uid_tt sessdata bili_jct dedeuserid bduss
  bduss_bfess stoken z_c0 ct0 _twitter_sess odin_tt ttwid fb_dtsg reddit_session reddit_token ds_user_id web_session laravel_session
  ci_session connect.sid express.sid asp.net_sessionid aspxauth cf_clearance steamloginsecure x-main at-main ubid-main
  _tb_token_ cookie2 pt_key pt_pin wordpress_sec passtoken d_ticket remember_token remember_me csrftoken xsrf-token
  _xsrf _csrf csrf-token user_session dotcom_user _gh_sess _gitlab_session rack.session sails.sid koa.sess __session
  next-auth.session-token auth_session vjs mspauth rpsauth rtfa fedauth estsauth estsauthpersistent wr_skey _m_h5_tk kdt`);
/** Session cookies whose names have other meanings too. */
const VAGUE_COOKIES = set('sid xs sb fr sub subp nid mid rur a1 unb');
const COOKIE_PREFIX =
  /^(?:__secure-|__host-|\.?aspnetcore|wordpress_logged_in|wp-postpass|remember_web|_shibsession|auth0)/;

const MAX_NAME = 300;

export function readSecretName(name: string): Mention | undefined {
  const text = plainLetters(name.slice(0, MAX_NAME))
    .replaceAll(/\([^()]*\)|（[^（）]*）/g, ' ')
    .trim();
  return cookieMention(text) ?? chineseMention(text) ?? latinMention(text);
}

function plainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .normalize('NFC');
}

function cookieMention(text: string): Mention | undefined {
  const name = text.toLowerCase().replace(/^\./, '');
  if (COOKIE_PREFIX.test(name) || SESSION_COOKIES.has(name))
    return { topic: 'cookie', demand: 'odd', bare: false };
  return name.length < 5 && VAGUE_COOKIES.has(name)
    ? { topic: 'cookie', demand: 'random', bare: true }
    : undefined;
}

function chineseMention(text: string): Mention | undefined {
  const found = CHINESE.find(({ pattern }) => pattern.test(text));
  if (found === undefined || CHINESE_HEAD.test(text)) return undefined;
  return { topic: found.topic, demand: CHINESE_ACT.test(text) ? 'random' : found.demand, bare: false };
}

function latinMention(text: string): Mention | undefined {
  if (CHINESE_HEAD.test(text)) return undefined;
  const act = CHINESE_ACT.test(text);
  const [first = [], ...rest] = phrasesOf(text);
  const speaks = first.every((word) => FILLERS.has(word) || NEUTRAL.has(word)) ? rest.flat() : first;
  const mention = mentionOf(speaks);
  return mention && act ? { ...mention, demand: 'random' } : mention;
}

export function wordsOf(name: string): string {
  const joined = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, ' ')
    .trim();
  return PHRASES.reduce((text, [pattern, word]) => text.replaceAll(pattern, word), joined);
}

function phrasesOf(text: string): readonly (readonly string[])[] {
  // Not the one in `LinkedIn` or `signInPassword`.
  const apart = new Set(text.toLowerCase().split(/[^a-z\d]+/));
  const phrases: string[][] = [[]];
  for (const word of wordsOf(text).split(' ')) {
    if (PREPOSITIONS.has(word) && apart.has(word)) phrases.push([]);
    else if (word !== '') phrases.at(-1)?.push(word);
  }
  return phrases;
}

function wordMeaning(word: string): SecretWord | undefined {
  const bare = /^\d/.test(word) ? word : word.replace(/\d+$/, '');
  return WORDS.get(word) ?? WORDS.get(bare) ?? ENDINGS.find(([ending]) => ending.test(bare))?.[1];
}

function mentionOf(phrase: readonly string[]): Mention | undefined {
  const at = phrase.findLastIndex((word, index) => meaningAt(phrase, word, index) !== undefined);
  const meaning = meaningAt(phrase, phrase[at] ?? '', at);
  if (meaning === undefined) return undefined;
  const before = phrase.slice(0, at);
  const behind = phrase.slice(at + 1).filter((word) => !/^\d+$/.test(word) && !FILLERS.has(word));
  if (behind.some((word) => HEADS.has(word))) return undefined;
  const previous = before.at(-1) ?? '';
  if (OPENS_NOTHING.has(previous) && (meaning.topic === 'key' || meaning.topic === 'token')) return undefined;
  const { topic, vague = false } = meaning;
  const acts = before.some((word) => ACTS.has(word));
  const bare = vague && before.every((word) => FILLERS.has(word)) && behind.length === 0;
  return { topic, demand: acts ? 'random' : demandOf(meaning, previous, behind), bare };
}

function meaningAt(phrase: readonly string[], word: string, at: number): SecretWord | undefined {
  const meaning = wordMeaning(word);
  if (meaning !== undefined || (word !== 'key' && word !== 'keys')) return meaning;
  const previous = phrase[at - 1];
  // A key alone is any key of a list.
  if (previous === undefined || OPENS_NOTHING.has(previous) || FILLERS.has(previous)) return undefined;
  return { topic: 'key', demand: OPENS.has(previous) ? 'any' : 'random' };
}

function demandOf(word: SecretWord, previous: string, behind: readonly string[]): Demand {
  const { topic, demand, vague = false } = word;
  const isOther = behind.some((other) => !NEUTRAL.has(other));
  if (demand === 'digits') return demand;
  if (topic === 'session' || topic === 'token') {
    const id = behind.includes('id') || behind.includes('key');
    // A session's ID is the session; a token's is a number on a chain.
    if (id) return topic === 'session' ? 'any' : 'random';
  }
  if (isOther) return demand === 'any' && !vague ? 'odd' : 'random';
  return vague ? vagueDemand(word, previous) : demand;
}

function vagueDemand({ topic, demand }: SecretWord, previous: string): Demand {
  if (OPENS.has(previous)) return topic === 'session' ? demand : 'any';
  return topic === 'password' && previous !== '' && !FILLERS.has(previous) ? 'random' : demand;
}

const NEGATION =
  /\b(?:no|not|never|without|don['’]t|doesn['’]t|isn['’]t|instead of)\b|无需|不需要|不要|無需/i;

/** Single words that descriptions use in other senses: "at most 500 tokens", "one session a task". */
const VAGUE: ReadonlySet<SecretTopic> = new Set(['token', 'session', 'credential', 'secret', 'code']);
const OWN = /\b(?:your|account|login|logged[- ]in|user|access|auth|api|bearer|paste|enter|copy|provide)\b/i;
const AMOUNT = /\b(?:number|count|amount|max(?:imum)?|limit|length|\d+)\b/i;

export function secretTopicIn(
  description: string,
): { readonly topic: SecretTopic; readonly vague: boolean } | undefined {
  let vague: SecretTopic | undefined;
  for (const sentence of description.slice(0, 2_000).split(/[.。;；!！\n]+/)) {
    if (NEGATION.test(sentence)) continue;
    const inChinese = CHINESE.find(({ pattern }) => pattern.test(sentence));
    if (inChinese) return { topic: inChinese.topic, vague: false };
    const word = mentionedIn(wordsOf(plainLetters(sentence)).split(' '));
    if (word === undefined) continue;
    const { topic, demand } = word;
    const isSaid = !VAGUE.has(topic) || (OWN.test(sentence) && !AMOUNT.test(sentence));
    if (isSaid && !(topic === 'key' && demand === 'random')) return { topic, vague: false };
    vague ??= topic;
  }
  return vague && { topic: vague, vague: true };
}

function mentionedIn(sentence: readonly string[]): SecretWord | undefined {
  const at = sentence.findIndex((word, index) => {
    const meaning = meaningAt(sentence, word, index);
    // Sentences pass URLs.
    return meaning !== undefined && !HEADS.has(sentence[index + 1] ?? '') && word !== 'pass';
  });
  return meaningAt(sentence, sentence[at] ?? '', at);
}
