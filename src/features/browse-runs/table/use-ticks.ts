import { useMemo, useState } from 'react';

/** The runs that a person has ticked. */
export type Ticks = {
  readonly count: number;
  readonly has: (slug: string) => boolean;
  readonly toggle: (slug: string) => void;
  /** Does to all from the last one that was toggled to this one, in this order, what was done to that. */
  readonly toggleTo: (slug: string, order: readonly string[]) => void;
  readonly extend: (slugs: readonly string[]) => void;
  readonly leaveOut: (slugs: readonly string[]) => void;
  readonly clear: () => void;
};

type Ticked = { readonly slugs: ReadonlySet<string>; readonly last?: string };

export function useTicks(): Ticks {
  const [ticked, setTicked] = useState<Ticked>({ slugs: new Set() });
  return useMemo(() => {
    const put = (slugs: readonly string[], isOn: boolean, last: string | undefined) =>
      setTicked((before) => {
        const next = new Set(before.slugs);
        for (const slug of slugs)
          if (isOn) next.add(slug);
          else next.delete(slug);
        return { slugs: next, ...(last !== undefined && { last }) };
      });
    const { slugs, last } = ticked;
    return {
      count: slugs.size,
      has: (slug) => slugs.has(slug),
      toggle: (slug) => put([slug], !slugs.has(slug), slug),
      toggleTo: (slug, order) => {
        const from = last === undefined ? -1 : order.indexOf(last);
        const to = order.indexOf(slug);
        if (from < 0 || to < 0) return put([slug], !slugs.has(slug), slug);
        const isOn = last !== undefined && slugs.has(last);
        return put(order.slice(Math.min(from, to), Math.max(from, to) + 1), isOn, slug);
      },
      extend: (more) => put(more, true, more.at(-1)),
      leaveOut: (fewer) => put(fewer, false, undefined),
      clear: () => setTicked({ slugs: new Set() }),
    };
  }, [ticked]);
}
