/** What a name can speak of. */
export type SecretTopic = 'password' | 'cookie' | 'token' | 'key' | 'session' | 'credential' | 'secret';

/** Whole words, so that `keyword`, `monkey`, `tokenizer` and `obsession` are none. */
const WORDS: Readonly<Record<SecretTopic, readonly string[]>> = {
  password: ['password', 'passwd', 'passwort', 'pwd', 'passphrase', 'passcode'],
  cookie: ['cookie'],
  token: ['token', 'jwt', 'bearer', 'authtoken', 'accesstoken', 'apitoken', 'refreshtoken', 'usertoken'],
  key: ['apikey', 'secretkey', 'accesskey', 'privatekey', 'authkey'],
  session: ['session', 'sessionid', 'sessid', 'phpsessid', 'jsessionid'],
  credential: ['credential', 'authorization', 'auth'],
  secret: ['secret', 'clientsecret'],
};

/** Endings of names that are written as one word, such as `dbpassword`; no other word ends so. */
const ENDINGS: readonly (readonly [string, SecretTopic])[] = [
  ['password', 'password'],
  ['passwd', 'password'],
  ['apikey', 'key'],
  ['cookies', 'cookie'],
];

/** A key is a secret only with a word that says what it opens: `key` alone is any key of a list. */
const BEFORE_KEY = new Set([
  ...['api', 'access', 'secret', 'private', 'auth', 'authentication', 'encryption', 'signing', 'account'],
  ...[
    'license',
    'licence',
    'subscription',
    'service',
    'client',
    'ssh',
    'pgp',
    'openai',
    'ai',
    'aws',
    'captcha',
  ],
]);

const CHINESE: readonly (readonly [RegExp, SecretTopic])[] = [
  [/密码|口令/, 'password'],
  [/令牌/, 'token'],
  [/密钥|秘钥|私钥/, 'key'],
  [/会话(?!数|量)/, 'session'],
  [/凭证|凭据/, 'credential'],
];

const TOPICS = new Map(
  (Object.entries(WORDS) as [SecretTopic, readonly string[]][]) // the entries of a record over them
    .flatMap(([topic, words]) =>
      words.flatMap((word) => [[word, topic] as const, [`${word}s`, topic] as const]),
    ),
);

/** What a name or a title speaks of, if it is a secret: `loginCookie`, `api_key`, `API 密钥`. */
export function secretTopicOf(name: string): SecretTopic | undefined {
  const chinese = CHINESE.find(([pattern]) => pattern.test(name));
  if (chinese) return chinese[1];
  const words = wordsOf(name);
  for (const [at, word] of words.entries()) {
    const topic = TOPICS.get(word) ?? ENDINGS.find(([ending]) => word.endsWith(ending))?.[1];
    if (topic !== undefined) return topic;
    if ((word === 'key' || word === 'keys') && BEFORE_KEY.has(words[at - 1] ?? '')) return 'key';
  }
  return undefined;
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

/** Of a description, a sentence that says that something is not needed speaks of no secret. */
const NEGATION = /\b(?:no|not|never|without|don['’]t|doesn['’]t|isn['’]t|instead of)\b|无需|不需要|不要/i;

/** Single words that descriptions use for other things: "at most 500 tokens", "one session a task". */
const VAGUE: ReadonlySet<SecretTopic> = new Set(['token', 'session', 'credential', 'secret']);
const OWN =
  /\b(?:your|account|login|logged[- ]in|user|access|auth|api|bearer|paste|enter|copy|provide)\b[^.。]*$/i;
const AMOUNT = /\b(?:number|count|amount|max(?:imum)?|limit|length|\d+)\b/i;

/** What a description speaks of, sentence by sentence. */
export function secretTopicIn(description: string): SecretTopic | undefined {
  for (const sentence of description.slice(0, 2_000).split(/[.。;；!！\n]+/)) {
    const topic = NEGATION.test(sentence) ? undefined : secretTopicOf(sentence);
    if (topic === undefined) continue;
    const isChinese = CHINESE.some(([pattern]) => pattern.test(sentence));
    if (isChinese || !VAGUE.has(topic) || (OWN.test(sentence) && !AMOUNT.test(sentence))) return topic;
  }
  return undefined;
}
