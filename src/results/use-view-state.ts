import { useEffect, useEffectEvent, useMemo, useState } from 'react';

import type { Arrangement, RepeatView, Sort } from '#core/results/arrange-rows.ts';
import { decodeCondition, encodeCondition } from '#core/results/filter/condition-codec.ts';
import { KEEPS, type RepeatRule } from '#core/results/repeats/repeats.ts';
import { useAddress } from '#ui/hooks/use-address.ts';

import type { KeptRule } from './results-source.ts';

/** Ways to look at rows. */
export const VIEWS = ['table', 'summary', 'map', 'json'] as const;
export type View = (typeof VIEWS)[number];

/** Steps of Undo that are kept. */
const MOST_STEPS = 50;

/**
 * How rows are looked at: by which view, and filtered and sorted in which way. The query of the address owns it, so that it
 * is there after a reload, and for whom the address is given to.
 * @param kept says which rows repeat others where the address does not, and is told once a person changes that
 */
export function useViewState(kept?: KeptRule) {
  const [params, setParams] = useAddress();
  const [steps, setSteps] = useState<readonly Arrangement[]>([]);
  const [typing, setTyping] = useState(false);
  const arrangement = useArrangement(kept?.rule);
  const { repeats } = arrangement;
  const put = (next: Arrangement) => {
    setParams((current) => writeArrangement(new URLSearchParams(current), next), { replace: true });
    if (next.repeats !== repeats) kept?.keep(next.repeats && ruleOf(next.repeats));
  };
  return {
    ...useSelectedRow(params, setParams),
    view: VIEWS.find((view) => view === params.get('view')) ?? 'table',
    setView: (view: View) =>
      setParams((current) => withParam(new URLSearchParams(current), 'view', view === 'table' ? '' : view), {
        replace: true,
      }),
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
    /** Takes the last change back; undefined where there is none. */
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

/** How rows are filtered and sorted, by the address. @param rule by which rows repeat others where the address does not say */
export function useArrangement(rule: RepeatRule | undefined): Arrangement {
  const [params] = useAddress();
  // The same objects as long as they ask the same: nothing is found anew for another view, what repeats not for a filter.
  const query = partOf(params, OF_ARRANGEMENT);
  const repeatQuery = partOf(params, OF_REPEATS);
  const repeats = useMemo(() => readRepeats(new URLSearchParams(repeatQuery), rule), [repeatQuery, rule]);
  return useMemo(
    (): Arrangement => ({ ...readArrangement(query), ...(repeats && { repeats }) }),
    [query, repeats],
  );
}

/** Milliseconds without another choice: browsers refuse an address that changes with each key that is held. */
const REST = 300;

/** The row that is selected in every view alike: its place in the whole result, from 0. */
function useSelectedRow(...[params, setParams]: ReturnType<typeof useAddress>) {
  const given = readPlace(params.get('row'));
  const [chosen, choose] = useState(given);
  const write = useEffectEvent(() => {
    if (chosen === undefined || chosen === given) return;
    setParams((current) => withParam(new URLSearchParams(current), 'row', String(chosen + 1)), {
      replace: true,
    });
  });
  useEffect(() => {
    const timer = setTimeout(() => write(), REST);
    return () => clearTimeout(timer);
  }, [chosen]);
  return { selected: chosen, select: choose };
}

/** Rows are told from 1 in the address, as on screen. */
function readPlace(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) - 1 : undefined;
}

const partOf = (params: URLSearchParams, names: ReadonlySet<string>) =>
  new URLSearchParams([...params].filter(([name]) => names.has(name))).toString();

const OF_ARRANGEMENT: ReadonlySet<string> = new Set(['q', 'f', 'sort']);

function readArrangement(query: string): Arrangement {
  const params = new URLSearchParams(query);
  const sort = readSort(params.get('sort'));
  const conditions = params.getAll('f').flatMap((text) => decodeCondition(text) ?? []);
  return { filter: params.get('q') ?? '', conditions, ...(sort && { sort }) };
}

const OF_REPEATS: ReadonlySet<string> = new Set(['once', 'keep', 'repeated']);

function readRepeats(params: URLSearchParams, kept: RepeatRule | undefined): RepeatView | undefined {
  const [first, ...others] = params.getAll('once');
  const keep = KEEPS.find((known) => known === params.get('keep')) ?? 'first';
  const rule = first === undefined ? kept : { keys: [first, ...others] as const, keep };
  return rule && { ...rule, show: params.has('repeated') ? 'leftOut' : 'kept' };
}

const ruleOf = ({ keys, keep }: RepeatView): RepeatRule => ({ keys, keep });

function readSort(text: string | null): Sort | undefined {
  if (text === null) return undefined;
  const isDescending = text.startsWith('-');
  const key = text.slice(1);
  return isDescending || text.startsWith('~')
    ? { key, direction: isDescending ? 'descending' : 'ascending' }
    : undefined;
}

function writeArrangement(
  params: URLSearchParams,
  { filter, conditions = [], sort, repeats }: Arrangement,
): URLSearchParams {
  withParam(params, 'q', filter);
  withParam(params, 'sort', sort ? `${sort.direction === 'descending' ? '-' : '~'}${sort.key}` : '');
  params.delete('f');
  for (const condition of conditions) params.append('f', encodeCondition(condition));
  params.delete('once');
  for (const key of repeats?.keys ?? []) params.append('once', key);
  withParam(params, 'keep', repeats === undefined || repeats.keep === 'first' ? '' : repeats.keep);
  withParam(params, 'repeated', repeats?.show === 'leftOut' ? '1' : '');
  return params;
}

function withParam(params: URLSearchParams, name: string, value: string): URLSearchParams {
  if (value === '') params.delete(name);
  else params.set(name, value);
  return params;
}
