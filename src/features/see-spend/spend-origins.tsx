import { batchPath, taskPath } from '#core/ids/screen-paths.ts';
import type { Sum } from '#core/spend/sum.ts';
import type { Run } from '#core/run/run.ts';
import { formatMoneyInRow, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { NameLink } from '#ui/controls/list-link.tsx';

import { type RunOrigin, sumsOfOrigins } from './run-origins.ts';
import { resultSumText, sumText } from './sum-text.ts';

type SpendOriginsProps = {
  readonly runs: readonly Run[];
  readonly origins: ReadonlyMap<string, RunOrigin>;
};

const CELL = 'px-3 py-2';
const NUMBER = `${CELL} text-right tabular-nums whitespace-nowrap`;

/** Costs of batches and tasks whose runs are known; renders nothing if there are none. */
export function SpendOrigins({ runs, origins }: SpendOriginsProps) {
  const t = useMessages();
  if (origins.size === 0) return null;
  const { of, rest, isUnsure } = sumsOfOrigins(runs, origins);
  return (
    <Card className="overflow-x-auto">
      <table aria-label={t('spend.origins')} className="w-full border-collapse text-left">
        <thead className="border-b border-line bg-sunken text-muted">
          <tr>
            <th scope="col" className={`${CELL} font-medium`}>
              {t('spend.origins')}
            </th>
            <th scope="col" className={`${NUMBER} font-medium max-sm:hidden`}>
              {t('spend.column.runs')}
            </th>
            <th scope="col" className={`${NUMBER} font-medium max-sm:hidden`}>
              {t('spend.column.results')}
            </th>
            <th scope="col" className={`${NUMBER} font-medium`}>
              {t('spend.column.cost')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {of.map(({ key, origin, sum }) => (
            <tr key={key}>
              <td className={CELL}>
                <OriginName origin={origin} />
              </td>
              <Figures sum={sum} />
            </tr>
          ))}
        </tbody>
        <tfoot className="border-t border-line bg-sunken text-muted">
          <tr>
            <th scope="row" className={`${CELL} font-normal`}>
              {t('spend.origins.rest')}
            </th>
            <Figures sum={rest} />
          </tr>
        </tfoot>
      </table>
      {isUnsure && (
        <p className="border-t border-line px-3 py-2 text-sm text-muted">{t('spend.origins.unsure')}</p>
      )}
    </Card>
  );
}

function OriginName({ origin }: { readonly origin: RunOrigin }) {
  const t = useMessages();
  const href = origin.kind === 'batch' ? batchPath(origin.id) : taskPath(origin.id);
  return (
    <>
      <NameLink href={href}>
        <bdi>{origin.name === '' ? origin.id : origin.name}</bdi>
      </NameLink>{' '}
      <span className="text-sm text-muted">{t(`spend.origin.${origin.kind}`)}</span>
    </>
  );
}

function Figures({ sum }: { readonly sum: Sum }) {
  const t = useMessages();
  const { runs } = sum;
  return (
    <>
      <td className={`${NUMBER} max-sm:hidden`}>{formatNumber(runs)}</td>
      <td className={`${NUMBER} max-sm:hidden`}>{resultSumText(t, sum)}</td>
      <td className={NUMBER}>{sumText(t, sum, formatMoneyInRow)}</td>
    </>
  );
}
