import { addDecimals, type Decimal, toNumber, ZERO } from '#core/decimal.ts';
import { type DaySpend, type MonthSpend } from '#core/spend/month-spend.ts';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';

/** Workers that have a colour of their own; the others share one. */
const NAMED = 3;

/** The colours of the dearest Workers, the first the darkest, and of the others. */
const COLOURS = ['bg-s1', 'bg-s2', 'bg-s3'] as const;
const OTHERS = 'bg-s5';

type Part = { readonly name: string; readonly colour: string; readonly costOf: (day: DaySpend) => Decimal };

/** The dearest Workers of a month, by the cost of all their versions. */
export function dearest({
  workers,
}: MonthSpend): readonly { readonly worker: string; readonly title: string }[] {
  const sums = new Map<string, { title: string; cost: number }>();
  for (const { worker, title, cost } of workers)
    sums.set(worker, { title, cost: (sums.get(worker)?.cost ?? 0) + toNumber(cost) });
  return [...sums]
    .sort(([, a], [, b]) => b.cost - a.cost)
    .slice(0, NAMED)
    .map(([worker, { title }]) => ({ worker, title }));
}

/** The class of a Worker's colour. */
export function colourOf(worker: string, named: ReturnType<typeof dearest>): string {
  return COLOURS[named.findIndex((one) => one.worker === worker)] ?? OTHERS;
}

/** The cost of each day as a bar, stacked by Worker. */
export function SpendDays({ spend }: { readonly spend: MonthSpend }) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const named = dearest(spend);
  const isMore = spend.workers.some(({ worker }) => named.every((one) => one.worker !== worker));
  const parts: readonly Part[] = [
    ...named.map(({ worker, title }, at) => ({
      name: readTitle(title === '' ? worker : title),
      colour: COLOURS[at] ?? OTHERS,
      costOf: (day: DaySpend) => day.of.get(worker) ?? ZERO,
    })),
    ...(isMore ? [{ name: t('spend.others'), colour: OTHERS, costOf: othersOf(named) }] : []),
  ];
  const top = Math.max(...spend.days.map(({ cost }) => toNumber(cost)));
  const scale = roundUp(top);
  return (
    <Card className="px-4 py-3">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{t('spend.days')}</h2>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {parts.map(({ name, colour }) => (
            <li key={name} className="flex items-center gap-1.5">
              <span aria-hidden className={classNames('size-2.5 rounded-xs forced-colors:border', colour)} />
              <bdi className="max-w-50 truncate">{name}</bdi>
            </li>
          ))}
        </ul>
      </div>
      <div className="flex gap-2">
        <div
          aria-hidden
          className="flex h-40 flex-col justify-between text-right text-xs text-muted tabular-nums"
        >
          <span>{formatMoney(scale)}</span>
          <span>{formatMoney(scale / 2)}</span>
          <span>{formatMoney(0)}</span>
        </div>
        <ol className="flex min-w-0 grow gap-px sm:gap-1">
          {spend.days.map((day, at) => (
            <li
              key={at}
              className="flex min-w-0 grow basis-0 flex-col items-center gap-1"
              title={dayWords(at, day)}
            >
              <span className="sr-only">{dayWords(at, day)}</span>
              <span aria-hidden className="flex h-40 w-full flex-col-reverse border-b border-line">
                {parts.map(({ name, colour, costOf }) => (
                  <span
                    key={name}
                    className={classNames('w-full shrink-0 border-t border-surface', colour)}
                    style={{ height: `${(toNumber(costOf(day)) / scale) * 100}%` }}
                  />
                ))}
              </span>
              <span
                aria-hidden
                className={classNames(
                  'text-xs text-muted tabular-nums',
                  // On a narrow screen there is room for one day of five.
                  at % 5 !== 0 && 'max-sm:invisible',
                )}
              >
                {at + 1}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  );

  function dayWords(at: number, { cost, runs }: DaySpend): string {
    return t('spend.day', { day: at + 1, usd: formatMoney(toNumber(cost)), count: runs });
  }
}

const othersOf =
  (named: ReturnType<typeof dearest>) =>
  ({ of }: DaySpend): Decimal => {
    const others = [...of].filter(([worker]) => named.every((one) => one.worker !== worker));
    return others.reduce((sum, [, cost]) => addDecimals(sum, cost), ZERO);
  };

/** The next of 1, 2, 5 and their tens, so that the axis is easy to read. */
function roundUp(top: number): number {
  if (top <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(top));
  return power * ([1, 2, 5, 10].find((step) => top <= step * power) ?? 10);
}
