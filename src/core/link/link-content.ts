import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { Problem } from '#core/form/problem.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { LinkDraft } from './link-draft.ts';

/** Why something in a link is not taken as it stands. */
export type LinkReason =
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** The form has no such field: its value is kept beside the form, and sent. */
  | { readonly kind: 'unknownField' }
  | { readonly kind: 'unknownName' }
  | { readonly kind: 'badOption' }
  /** A name that stands several times, with room for one value. */
  | { readonly kind: 'repeated' }
  /** A text that reads like several items, and is taken as the one that it is. */
  | { readonly kind: 'oneItem' }
  /** Another name in the link stands for the same. */
  | { readonly kind: 'namedTwice' }
  /** A name that chats and mailings add to links, and not for the field that is called so. */
  | { readonly kind: 'counting' }
  /** An API key, which no link should hold. It is not shown. */
  | { readonly kind: 'key' };

/** One thing that could not be used, or is to be checked, by its name in the link, such as `max_results` or `system.memory`. */
export type LinkIssue = {
  readonly field: string;
  /** The value as far as a person needs it, on one line. */
  readonly value: string;
  readonly reason: LinkReason;
  /** What stands in its place; absent where nothing does. */
  readonly stays?: string;
};

/** What a link says, in whichever form: typed values for fields, text for run options, which their form judges. */
export type LinkContent = {
  /** The Worker's version that the link was made for; absent where it does not say. */
  readonly version?: string;
  readonly custom: JsonObject;
  readonly cleared: LinkDraft['cleared'];
  readonly options: Partial<OptionsDraft>;
  readonly withheld: readonly string[];
  readonly issues: readonly LinkIssue[];
};

/** What a compact link says. */
export function contentOfDraft({ version, custom, cleared, options, withheld }: LinkDraft): LinkContent {
  const texts = Object.entries(options).map(([name, value]) => [name, String(value)] as const);
  return { version, custom, cleared, options: Object.fromEntries(texts), withheld, issues: [] };
}

/** Both at once: what the second says of a field or an option counts. */
export function mergeContents(first: LinkContent, second: LinkContent): LinkContent {
  const named = new Set([...Object.keys(second.custom), ...clearedNames(second)]);
  const kept = Object.entries(first.custom).filter(([name]) => !named.has(name));
  return {
    ...(first.version === undefined ? {} : { version: first.version }),
    custom: Object.fromEntries([...kept, ...Object.entries(second.custom)]),
    cleared:
      first.cleared === 'others'
        ? 'others'
        : [...first.cleared.filter((name) => !named.has(name)), ...clearedNames(second)],
    options: { ...first.options, ...second.options },
    withheld: [...first.withheld, ...second.withheld].filter((name) => !named.has(name)),
    issues: [...first.issues, ...second.issues],
  };
}

const clearedNames = ({ cleared }: LinkContent) => (cleared === 'others' ? [] : cleared);
