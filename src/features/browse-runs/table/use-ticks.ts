import { useMemo, useState } from 'react';

export type Ticks = {
  readonly count: number;
  readonly has: (slug: string) => boolean;
  readonly toggle: (slugs: readonly string[]) => void;
  readonly toggleTo: (at: number, lines: readonly (readonly string[])[]) => void;
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
    const toggle = (own: readonly string[]) => put(own, !own.every((slug) => slugs.has(slug)), own[0]);
    return {
      count: slugs.size,
      has: (slug) => slugs.has(slug),
      toggle,
      toggleTo: (to, lines) => {
        const own = lines[to] ?? [];
        const from = last === undefined ? -1 : lines.findLastIndex((line) => line.includes(last));
        if (last === undefined || from < 0) return toggle(own);
        const range = lines.slice(Math.min(from, to), Math.max(from, to) + 1);
        return put(range.flat(), slugs.has(last), own[0]);
      },
      extend: (more) => put(more, true, more.at(-1)),
      leaveOut: (fewer) => put(fewer, false, undefined),
      clear: () => setTicked({ slugs: new Set() }),
    };
  }, [ticked]);
}
