import { useEffect, useEffectEvent, useMemo, useState } from 'react';

import { choiceIn, partsIn, type QueryPart, switchIn, valueIn } from '#core/address/query-part.ts';
import type { Arrangement, RepeatView, Sort } from '#core/results/arrange-rows.ts';
import { decodeCondition, encodeCondition } from '#core/results/filter/condition-codec.ts';
import { KEEPS, type RepeatRule } from '#core/results/repeats/repeats.ts';
import { useAddress } from '#ui/hooks/use-address.ts';

import type { StoredRepeatRule } from './results-source.ts';

export const VIEWS = ['table', 'summary', 'map', 'json'] as const;
export type View = (typeof VIEWS)[number];

const MOST_STEPS = 50;

/** Rows are numbered from 1 in the address, as on screen, and from 0 here. */
const decodePlace = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) - 1 : undefined);

export const LOOK = partsIn({
  view: choiceIn('view', VIEWS),
  row: valueIn('row', decodePlace, (place) => String(place + 1)),
});

export const ARRANGEMENT: QueryPart<Omit<Arrangement, 'repeats'>> = {
  names: ['q', 'sort', 'f'],
  read(query) {
    const sort = decodeSort(query.get('sort') ?? '');
    return {
      filter: query.get('q') ?? '',
      conditions: query.getAll('f').flatMap((text) => decodeCondition(text) ?? []),
      ...(sort && { sort }),
    };
  },
  write: ({ filter, conditions = [], sort }) => ({
    q: filter === '' ? undefined : filter,
    sort: sort && `${sort.direction === 'descending' ? '-' : '~'}${sort.key}`,
    f: conditions.map(encodeCondition),
  }),
};

function decodeSort(text: string): Sort | undefined {
  const direction = ({ '-': 'descending', '~': 'ascending' } as const)[text[0] ?? ''];
  return direction && { key: text.slice(1), direction };
}

type RepeatsState = { readonly rule: RepeatRule | undefined; readonly isLeftOut: boolean };

/** The rule for repeated rows from the address, and whether the repeats are shown. */
export const REPEATS = partsIn<RepeatsState>({
  rule: {
    names: ['once', 'keep'],
    read(query) {
      const [first, ...others] = query.getAll('once');
      const keep = KEEPS.find((known) => known === query.get('keep')) ?? 'first';
      return first === undefined ? undefined : { keys: [first, ...others], keep };
    },
    write: (rule) => ({ once: rule?.keys, keep: rule?.keep === 'first' ? undefined : rule?.keep }),
  },
  isLeftOut: switchIn('repeated'),
});

const ARRANGED = partsIn({ rest: ARRANGEMENT, repeats: REPEATS });

/**
 * View, filter and sort of the rows. The query of the address stores them, so that a reload or a shared
 * link restores them.
 * @param storedRule supplies the rule for repeated rows if the address has none, and stores changes by the
 * person
 */
export function useViewState(storedRule?: StoredRepeatRule) {
  const [{ view, row }, setLook] = useAddress(LOOK);
  const [, setArranged] = useAddress(ARRANGED);
  const [steps, setSteps] = useState<readonly Arrangement[]>([]);
  const [typing, setTyping] = useState(false);
  const arrangement = useArrangement(storedRule?.rule);
  const put = ({ repeats, ...rest }: Arrangement) => {
    const rule = repeats && { keys: repeats.keys, keep: repeats.keep };
    const isLeftOut = repeats?.show === 'leftOut';
    setArranged(() => ({ rest, repeats: { rule, isLeftOut } }), { replace: true });
    if (repeats !== arrangement.repeats) storedRule?.keep(rule);
  };
  return {
    ...useSelectedRow(row, (chosen) => setLook((now) => ({ ...now, row: chosen }), { replace: true })),
    view,
    setView: (next: View) => setLook((now) => ({ ...now, view: next }), { replace: true }),
    arrangement,
    arrange: (next: Arrangement) => {
      // What is typed into the filter, letter by letter, is undone at once.
      const isTyped =
        next.conditions === arrangement.conditions &&
        next.sort === arrangement.sort &&
        next.repeats === arrangement.repeats;
      if (!isTyped || !typing) setSteps([...steps, arrangement].slice(-MOST_STEPS));
      setTyping(isTyped);
      put(next);
    },
    undo:
      steps.length === 0
        ? undefined
        : () => {
            const last = steps.at(-1);
            setSteps(steps.slice(0, -1));
            if (last) put(last);
          },
  };
}

/**
 * Filter and sort from the address.
 * @param defaultRule the rule for repeated rows if the address has none
 */
export function useArrangement(defaultRule: RepeatRule | undefined): Arrangement {
  // The same objects as long as they ask the same: nothing is found anew for another view, what repeats not for a filter.
  const [rest] = useAddress(ARRANGEMENT);
  const [{ rule = defaultRule, isLeftOut }] = useAddress(REPEATS);
  const repeats = useMemo(
    (): RepeatView | undefined => rule && { ...rule, show: isLeftOut ? 'leftOut' : 'kept' },
    [rule, isLeftOut],
  );
  return useMemo((): Arrangement => ({ ...rest, ...(repeats && { repeats }) }), [rest, repeats]);
}

/**
 * Milliseconds without another selection. Browsers refuse an address that changes with each repeat of a
 * held key.
 */
const REST = 300;

function useSelectedRow(given: number | undefined, write: (row: number) => void) {
  const [chosen, choose] = useState(given);
  const writeChosen = useEffectEvent(() => {
    if (chosen !== undefined && chosen !== given) write(chosen);
  });
  useEffect(() => {
    const timer = setTimeout(() => writeChosen(), REST);
    return () => clearTimeout(timer);
  }, [chosen]);
  return { selected: chosen, select: choose };
}
