import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { titleFor } from '#core/form/bilingual.ts';
import { isList } from '#core/form/editors.ts';
import { isKeyName } from '#core/secrets/is-key-name.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { excerptValue } from '#core/json/write.ts';
import type { Json } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import { issueOf } from '../apply-link.ts';
import type { LinkContent, LinkIssue } from '../link-content.ts';
import { FIELD_PREFIX, OPTION_NAMES, PLATFORM_NAMES } from '#core/options/option-names.ts';
import { isLikeSeveral, readQueryValue } from './query-value.ts';
import { readFlag } from './read-flag.ts';

const MAX_QUERY_LENGTH = 1_000_000;
const MAX_NAMES = 2_000;

/** Names that mail, chats, advertisements and web sites add to every link for tracking. */
const COUNTING =
  /^(?:(?:utm|mc|ref|sharer?|vero|wt|oly)(?:[_.]\w+)?|_(?:hs|branch|g[al])\w*|mkt_tok|(?:fb|g|d|y|tw|tt)clid|msclkid|[gw]braid|igsh(?:id)?|li_fat_id|referrer|source|trk|si|s_?cid|spm|from|isappinstalled|scene|clicktime|enterid|nsukey)$/i;
const CHAT = /^(?:singlemessage|groupmessage|timeline)$/;

/**
 * Reads a hand-written link:
 * `?custom.max_results=10&custom.keywords=pizza&custom.keywords=sushi&system.memory=1024
 * &is_async=false&callback_url=…&version=…`. A name may omit its prefix, or be spelled as in the form, if
 * it can mean only one field or option and is not a name that is added to links. Total: reports whatever
 * cannot be used. Undefined if the query names nothing.
 */
export function readQueryLink(
  search: string,
  descriptor: WorkerDescriptor,
): Result<LinkContent | undefined, 'tooLarge'> {
  if (search.length > MAX_QUERY_LENGTH) return err('tooLarge');
  const named = byName(search);
  if (named.size > MAX_NAMES) return err('tooLarge');
  const parameters = new Map(descriptor.parameters.map((parameter) => [parameter.name, parameter]));
  const meant = new Set(named.keys());
  const read = [...named].map(([name, texts]) => {
    const whole = wholeName(name, descriptor);
    if (whole === name) return readNamed(name, texts, parameters);
    if (COUNTING.test(name)) return readCounted(whole.slice(FIELD_PREFIX.length), texts);
    if (meant.has(whole)) return toIssue(name, texts, { kind: 'namedTwice' });
    meant.add(whole);
    return readNamed(whole, texts, parameters);
  });
  if (read.every((one) => Object.keys(one).length === 0)) return ok(undefined);
  return ok({
    custom: Object.fromEntries(read.flatMap(({ field }) => (field ? [field] : []))),
    cleared: read.flatMap(({ cleared }) => cleared ?? []),
    options: Object.fromEntries(read.flatMap(({ option }) => (option ? [option] : []))),
    withheld: [],
    issues: read.flatMap(({ issue }) => issue ?? []),
  });
}

function byName(search: string): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  for (const [name, text] of new URLSearchParams(search)) {
    // What was written as HTML, and not read as such.
    const meant = name.replace(/^(?:amp;)+/, '');
    const texts = named.get(meant);
    if (texts === undefined) named.set(meant, [text]);
    else texts.push(text);
  }
  return named;
}

type QueryPart = {
  readonly field?: readonly [string, Json];
  readonly cleared?: string;
  readonly option?: readonly [keyof OptionsDraft, string];
  readonly issue?: LinkIssue;
};

function readNamed(
  name: string,
  texts: readonly string[],
  parameters: ReadonlyMap<string, Parameter>,
): QueryPart {
  if (name.startsWith(FIELD_PREFIX)) {
    const field = name.slice(FIELD_PREFIX.length);
    return readField(field, texts, parameters.get(field));
  }
  const [text = '', ...more] = texts;
  const option = OPTION_NAMES.find((candidate) => PLATFORM_NAMES[candidate] === name);
  if (option === undefined) {
    if (isKeyName(name)) return toIssue(name, [], { kind: 'key' });
    return COUNTING.test(name) ? {} : toIssue(name, texts, { kind: 'unknownName' });
  }
  if (more.length > 0) return toIssue(name, texts, { kind: 'repeated' });
  if (option !== 'mode') return { option: [option, readOptionText(option, text)] };
  const isAsync = readFlag(text);
  return isAsync === undefined
    ? toIssue(name, texts, { kind: 'badOption' })
    : { option: [option, isAsync ? 'async' : 'sync'] };
}

const readCounted = (field: string, texts: readonly string[]): QueryPart =>
  texts.every((text) => CHAT.test(text)) ? {} : toIssue(field, texts, { kind: 'counting' });

const toIssue = (field: string, [text = '']: readonly string[], reason: LinkIssue['reason']): QueryPart => ({
  issue: { field, value: excerptValue(text), reason },
});

function wholeName(name: string, { parameters }: WorkerDescriptor): string {
  const isWhole = name.startsWith(FIELD_PREFIX) || OPTION_NAMES.some((one) => PLATFORM_NAMES[one] === name);
  if (isWhole || isKeyName(name)) return name;
  const sought = loosely(name);
  const isSought = (text: string) => sought !== '' && loosely(text) === sought;
  const exact = parameters.filter((parameter) => parameter.name === name);
  const alike = parameters.filter(
    (parameter) =>
      isSought(parameter.name) ||
      isSought(titleFor(parameter.title, 'en')) ||
      isSought(titleFor(parameter.title, 'zh-CN')),
  );
  const options = OPTION_NAMES.map((option) => PLATFORM_NAMES[option]).filter((option) =>
    isSought(option.slice(option.indexOf('.') + 1)),
  );
  const fields = (exact.length > 0 ? exact : alike).map((parameter) => FIELD_PREFIX + parameter.name);
  const [only, ...others] = [...fields, ...options];
  return only !== undefined && others.length === 0 ? only : name;
}

/**
 * Ignores differences between names in requests, programs and titles ("base_location", "baseLocation",
 * "Base location").
 */
const loosely = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '');

function readOptionText(option: keyof OptionsDraft, text: string): string {
  return option === 'proxyRegion' ? text.trim().toUpperCase() : text.trim();
}

function readField(name: string, texts: readonly string[], parameter: Parameter | undefined): QueryPart {
  const [text = '', ...more] = texts;
  if (parameter === undefined) return { field: [name, more.length === 0 ? text : texts] };
  const value = readQueryValue(parameter, texts);
  if (!value.ok) return { issue: issueOf(parameter, more.length === 0 ? text : texts, value.error) };
  if (value.value === undefined) return { cleared: name };
  const isOne = isList(parameter) && isLikeSeveral(parameter, texts);
  return { field: [name, value.value], ...(isOne && toIssue(name, texts, { kind: 'oneItem' })) };
}
