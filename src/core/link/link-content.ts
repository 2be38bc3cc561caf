import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { Problem } from '#core/form/problem.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { LinkDraft } from './link-draft.ts';

export type LinkReason =
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** The form has no such field; its value is kept beside the form and sent. */
  | { readonly kind: 'unknownField' }
  | { readonly kind: 'unknownName' }
  | { readonly kind: 'badOption' }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'oneItem' }
  | { readonly kind: 'namedTwice' }
  /** A name that chats and mailings add to links, not meant for the field of that name. */
  | { readonly kind: 'counting' }
  /** An API key, which must not be in a link. It is not shown. */
  | { readonly kind: 'key' };

export type LinkIssue = {
  readonly field: string;
  readonly value: string;
  readonly reason: LinkReason;
  readonly stays?: string;
};

export type LinkContent = {
  readonly version?: string;
  readonly custom: JsonObject;
  readonly cleared: LinkDraft['cleared'];
  readonly options: Partial<OptionsDraft>;
  readonly withheld: readonly string[];
  readonly issues: readonly LinkIssue[];
};

export function contentOfDraft({ version, custom, cleared, options, withheld }: LinkDraft): LinkContent {
  const texts = Object.entries(options).map(([name, value]) => [name, String(value)] as const);
  return { version, custom, cleared, options: Object.fromEntries(texts), withheld, issues: [] };
}

export function mergeContents(first: LinkContent, second: LinkContent): LinkContent {
  const named = new Set([...Object.keys(second.custom), ...clearedNames(second)]);
  const remaining = Object.entries(first.custom).filter(([name]) => !named.has(name));
  return {
    ...(first.version === undefined ? {} : { version: first.version }),
    custom: Object.fromEntries([...remaining, ...Object.entries(second.custom)]),
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
