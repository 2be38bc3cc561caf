import { useQuery } from '@tanstack/react-query';

import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { formatList, formatMoment } from '#messages/format.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TextLink } from '#ui/controls/link.tsx';

import { answerOf } from '../look-up/find-candidates.ts';
import type { InTheWay } from '../look-up/sent-elsewhere.ts';
import { useStarts } from '../starts-context.tsx';
import type { Starts } from '../starts.ts';

/**
 * Current state of the blocking starts, by sending time (milliseconds since the epoch): no answer yet, led
 * to a run, or refused or closed.
 */
export type SentByNow = Readonly<Record<'open' | 'started' | 'settled', readonly number[]>>;

/** Milliseconds between reads of the other tabs' state. */
const PACE = 1_000;

export function useSentByNow(sent: readonly InTheWay[]): SentByNow {
  const { tabs } = useStarts();
  const { data } = useQuery({
    queryKey: ['sent by now', sent],
    queryFn: async () => sentByNow(sent, await tabs()),
    enabled: sent.length > 0,
    refetchInterval: PACE,
    refetchOnWindowFocus: true,
    gcTime: 0,
  });
  return data ?? { open: sent.map(({ at }) => at), started: [], settled: [] };
}

function sentByNow(
  sent: readonly InTheWay[],
  { all, answers, isWhole }: Awaited<ReturnType<Starts['tabs']>>,
): SentByNow {
  // What this tab knows of its own comes last.
  const known = new Map(all.map((start) => [start.id, start]));
  const isStarted = ({ id }: InTheWay) =>
    answerOf(id, answers) !== undefined || known.get(id)?.run !== undefined;
  const isOpen = ({ id }: InTheWay) => {
    const start = known.get(id);
    return start ? start.settled !== true : !isWhole;
  };
  const momentsOf = (which: (start: InTheWay) => boolean) => sent.filter(which).map(({ at }) => at);
  return {
    started: momentsOf(isStarted),
    open: momentsOf((start) => !isStarted(start) && isOpen(start)),
    settled: momentsOf((start) => !isStarted(start) && !isOpen(start)),
  };
}

type ElsewhereProps = {
  readonly sent: SentByNow;
  readonly onLook: () => void;
};

export function Elsewhere({ sent, onLook }: ElsewhereProps) {
  const t = useMessages();
  const said = ABOUT.flatMap(([of, about]) => {
    const count = sent[of].length;
    return count === 0
      ? []
      : t(about, { count, moments: formatList(sent[of].map((at) => formatMoment(at))) });
  });
  return (
    <span role="status">
      {sentences(...said)}{' '}
      <TextLink href={SCREEN_PATHS.runs} onClick={onLook}>
        {t('start.unknown.runs')}
      </TextLink>
    </span>
  );
}

const ABOUT = [
  ['started', 'start.confirm.elsewhere.started.about'],
  ['settled', 'start.confirm.elsewhere.settled.about'],
  ['open', 'start.confirm.elsewhere.about'],
] as const;
