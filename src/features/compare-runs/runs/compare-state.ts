import { useMemo } from 'react';

import { type ComparedColumn, type Difference, DIFFERENCES } from '#core/compare/compare-rows.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { useAddress } from '#ui/hooks/use-address.ts';

/** Which two runs are compared, and how, as the address tells; what it does not tell is proposed. */
export type CompareState = {
  readonly older?: RunSlug;
  readonly newer?: RunSlug;
  readonly keys?: readonly [string, ...string[]];
  readonly compared?: readonly ComparedColumn[];
  /** Rows of these kinds are shown; absent while nobody has chosen. */
  readonly shown?: ReadonlySet<Difference>;
  /** The next run of this Worker and input is waited for, and compared with the newer one. */
  readonly watches: boolean;
  /** What of them is looked at: their rows, or their details. */
  readonly tab: CompareTab;
};

export const DETAILS = ['runs', 'columns', 'inputs'] as const;
type CompareTab = 'rows' | (typeof DETAILS)[number];

/** What earlier builds called missing rows in the address. */
const MISSING = new Set(['gone', 'notSeen']);
/** Stands for no compared column at all. */
const NONE = 'none';

/** The state, and what changes a part of it; the rest of the address (a filter, a view) stays. */
export function useCompareState(): [CompareState, (change: Partial<CompareState>) => void] {
  const [params, setParams] = useAddress();
  const chosen = new URLSearchParams([...params].filter(([name]) => OF_RULE.has(name))).toString();
  const shown = params.get('show');
  // The same objects as long as nothing about them changes: rows are not compared anew for a filter.
  const rule = useMemo(() => readRule(new URLSearchParams(chosen)), [chosen]);
  const kinds = useMemo(() => readShown(shown), [shown]);
  const change = (next: Partial<CompareState>) =>
    setParams((current) => write(new URLSearchParams(current), next), {
      // Other runs are another page to come back from.
      replace: next.older === undefined || next.newer === undefined,
    });
  const tab = DETAILS.find((known) => known === params.get('tab')) ?? 'rows';
  return [{ ...rule, ...(kinds && { shown: kinds }), watches: params.has('watch'), tab }, change];
}

const OF_RULE: ReadonlySet<string> = new Set(['a', 'b', 'key', 'cmp']);

function readRule(params: URLSearchParams): Omit<CompareState, 'shown' | 'watches' | 'tab'> {
  const slug = (name: string) => {
    const text = params.get(name) ?? '';
    return isRunSlug(text) ? text : undefined;
  };
  const [older, newer] = [slug('a'), slug('b')];
  const [first, ...others] = params.getAll('key');
  const compared = params.getAll('cmp').filter((text) => text !== NONE);
  return {
    ...(older && { older }),
    ...(newer && { newer }),
    ...(first !== undefined && { keys: [first, ...others] as const }),
    ...(params.has('cmp') && { compared: compared.map(readColumn) }),
  };
}

function readShown(text: string | null): ReadonlySet<Difference> | undefined {
  const names = text?.split(',').map((name) => (MISSING.has(name) ? 'missing' : name));
  return names && new Set(DIFFERENCES.filter((kind) => names.includes(kind)));
}

function write(
  params: URLSearchParams,
  { older, newer, keys, compared, shown, watches, tab }: Partial<CompareState>,
) {
  if (older) params.set('a', older);
  if (newer) params.set('b', newer);
  if (keys) {
    params.delete('key');
    for (const key of keys) params.append('key', key);
  }
  if (compared) {
    params.delete('cmp');
    for (const text of compared.length === 0 ? [NONE] : compared.map(writeColumn)) params.append('cmp', text);
  }
  if (shown) params.set('show', [...shown].join(','));
  say(params, 'watch', watches, 'false');
  say(params, 'tab', tab, 'rows');
  return params;
}

/** @param usual what the address says nothing of */
function say(params: URLSearchParams, name: string, value: string | boolean | undefined, usual: string) {
  if (String(value) === usual) params.delete(name);
  else if (value !== undefined) params.set(name, value === true ? '1' : String(value));
}

/** A column, then `~` and how it is compared: `s0.02` within a share, `a5` within an amount, `l` loosely. */
const writeColumn = ({ key, tolerance, loose }: ComparedColumn): string => {
  const within = tolerance ? `${tolerance.by === 'share' ? 's' : 'a'}${tolerance.upTo}` : '';
  return `${key}~${within}${loose === true ? 'l' : ''}`;
};

function readColumn(text: string): ComparedColumn {
  const [, key = text, by, upTo, loose] = /^(.*)~(?:([sa])(\d{1,12}(?:\.\d{1,12})?))?(l)?$/s.exec(text) ?? [];
  return {
    key,
    ...(by !== undefined && { tolerance: { by: by === 's' ? 'share' : 'amount', upTo: Number(upTo) } }),
    ...(loose !== undefined && { loose: true }),
  };
}
