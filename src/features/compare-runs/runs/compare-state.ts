import { choiceIn, partsIn, type QueryPart, switchIn, valueIn } from '#core/address/query-part.ts';
import { type ComparedColumn, type Difference, DIFFERENCES } from '#core/compare/compare-rows.ts';
import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { useAddress } from '#ui/hooks/use-address.ts';

export type CompareState = {
  readonly older?: RunSlug;
  readonly newer?: RunSlug;
  readonly keys?: readonly [string, ...string[]];
  readonly compared?: readonly ComparedColumn[];
  readonly shown: ReadonlySet<Difference> | undefined;
  /** Waits for the next run with this Worker and input, and compares it with the newer one. */
  readonly watches: boolean;
  readonly tab: CompareTab;
};

export const DETAILS = ['runs', 'columns', 'inputs'] as const;
type CompareTab = 'rows' | (typeof DETAILS)[number];

/** The names of missing rows in addresses of earlier builds. */
const MISSING = new Set(['gone', 'notSeen']);
const NONE = 'none';

type SharedRule = Pick<CompareState, 'older' | 'newer' | 'keys' | 'compared'>;

const RULE: QueryPart<SharedRule> = {
  names: ['a', 'b', 'key', 'cmp'],
  read(query) {
    const slug = (name: string) => {
      const text = query.get(name) ?? '';
      return isRunSlug(text) ? text : undefined;
    };
    const [older, newer] = [slug('a'), slug('b')];
    const [first, ...others] = query.getAll('key');
    const compared = query.getAll('cmp').filter((text) => text !== NONE);
    return {
      ...(older && { older }),
      ...(newer && { newer }),
      ...(first !== undefined && { keys: [first, ...others] as const }),
      ...(query.has('cmp') && { compared: compared.map(readColumn) }),
    };
  },
  write: ({ older, newer, keys, compared }) => ({
    a: older,
    b: newer,
    key: keys,
    cmp: compared?.length === 0 ? NONE : compared?.map(writeColumn),
  }),
};

const LOOK = partsIn<Pick<CompareState, 'shown' | 'watches' | 'tab'>>({
  shown: valueIn('show', readShown, (shown) => [...shown].join(',')),
  watches: switchIn('watch'),
  tab: choiceIn('tab', ['rows', ...DETAILS]),
});

export const COMPARE_ADDRESS: QueryPart<CompareState> = {
  names: [...RULE.names, ...LOOK.names],
  read: (query) => ({ ...RULE.read(query), ...LOOK.read(query) }),
  write: (state) => ({ ...RULE.write(state), ...LOOK.write(state) }),
};

export function useCompareState(): [CompareState, (change: Partial<CompareState>) => void] {
  // The same rule for another look: rows are not compared anew.
  const [rule] = useAddress(RULE);
  const [look] = useAddress(LOOK);
  const [, setState] = useAddress(COMPARE_ADDRESS);
  const change = (next: Partial<CompareState>) =>
    setState((now) => ({ ...now, ...next }), {
      // Other runs are another page to come back from.
      replace: next.older === undefined || next.newer === undefined,
    });
  return [{ ...rule, ...look }, change];
}

function readShown(text: string): ReadonlySet<Difference> {
  const names = text.split(',').map((name) => (MISSING.has(name) ? 'missing' : name));
  return new Set(DIFFERENCES.filter((kind) => names.includes(kind)));
}

/** A column, then `~` and its comparison: `s0.02` within a share, `a5` within an amount, `l` loosely. */
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
