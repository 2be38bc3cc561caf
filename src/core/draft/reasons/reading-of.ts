import type { ValueSpec } from '#core/form/parameter.ts';

/** What a field is said to read from: web pages, addresses of any kind, or nothing that is said; or that it is sent to. */
export type Reading = 'pages' | 'anything' | 'unsaid' | 'sent';

type Telling = readonly [ReadonlySet<string>, RegExp];

const ANYTHING: Telling = [
  wordsOf('source import search query keyword term'),
  /搜索|检索|查询|关键词|来源|数据源|导入/,
];

const PAGES: Telling = [
  wordsOf(`
    start starting seed target scrape scraping scraped scraper crawl crawling crawled crawler visit browse extract read input
    page webpage website site sitemap domain feed rss include exclude pattern regex glob filter
    profile product article video channel playlist listing item category company place map photo image review hotel`),
  /起始|目标|网页|页面|网站|站点|网址|抓取|爬取|采集|输入|商品|主页|店铺|视频/,
];

const SENT: Telling = [
  wordsOf(`
    webhook hook callback notify notification notifier alert output result report send sent sending sender postback push ping
    upload deliver delivery export destination forward email mail mailto recipient receive receiver save store storage bucket
    write sink proxy server host endpoint api gateway relay log logger submit publish message slack discord telegram teams
    ftp sftp smtp s3 gcs`),
  /回调|通知|推送|输出|结果|发送|上传|导出|接收|邮箱|邮件|代理|服务器|存储|保存|写入|转发|提交|发布|钩子|接口/,
];

const PLAIN = wordsOf(
  'a the of and or for in on list lists all more other url uri link href address web http https www string value',
);

const URL_LISTS = wordsOf('urls uris links');

const TO_READ =
  /\b(?:to|for) (?:be )?(?:scrap|crawl|visit|brows|extract|captur|screenshot|search|monitor|analy[sz]|pars)[a-z]*|\bstart(?:s|ing)? (?:from|at|with)\b|(?:抓取|爬取|采集|访问|截图|搜索|检索)的/i;
const TO_SEND =
  /\b(?:send|sent|post|notif|deliver|upload|forward|push|webhook|callback|receiv|export|stor(?:e|ed|es)\b|save)|回调|通知|推送|发送|上传|导出|接收|转发|保存|存储/i;

type NamedField = Pick<ValueSpec, 'name'> &
  Partial<Pick<ValueSpec, 'title' | 'wholeTitle' | 'description'>> & {
    readonly hasPages?: boolean;
  };

/**
 * Whether a field's name, title or description says that it is read from: pages to scrape, or where a
 * search begins. Otherwise an address in it may be a destination for data.
 */
export function readingOf({ name, title = '', hasPages = false, ...said }: NamedField): Reading {
  const { wholeTitle = title, description = '' } = said;
  const names = `${name} ${wholeTitle}`;
  const words = wordsIn(names);
  const tells = ([some, han]: Telling) => words.some((word) => isOneOf(some, word)) || han.test(names);
  if (tells(SENT)) return 'sent';
  if (tells(ANYTHING)) return 'anything';
  if (hasPages || tells(PAGES) || isListOfUrls(words)) return 'pages';
  return TO_READ.test(description) && !TO_SEND.test(description) ? 'pages' : 'unsaid';
}

const isListOfUrls = (words: readonly string[]) =>
  words.some((word) => URL_LISTS.has(word)) && words.every(isPlain);

export const isPlainName = (name: string): boolean => wordsIn(name).every(isPlain);

const isPlain = (word: string) => isOneOf(PLAIN, word);

const isOneOf = (words: ReadonlySet<string>, word: string) =>
  words.has(word) || words.has(word.replace(/s$/, '')) || words.has(word.replace(/ies$/, 'y'));

function wordsIn(text: string): readonly string[] {
  return text
    .replaceAll(/UR[IL]s/g, (plural) => ` ${plural.toLowerCase()} `)
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
