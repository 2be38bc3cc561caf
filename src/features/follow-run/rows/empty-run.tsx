import { beginningOf } from '#core/cut-text.ts';
import { ownValue } from '#core/json/json.ts';
import { median } from '#core/median.ts';
import { toValueText } from '#core/results/values/value-text.ts';
import { stateOf } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';
import { formatMoney, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { measuresOf } from '#starts/check-up/kept-measures.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Fact } from '#ui/fact.tsx';
import { useAddress } from '#ui/hooks/use-address.ts';

import { RUN_ADDRESS } from '../address/run-address.ts';

/** Maximum number of shown input fields, and of characters in each. */
const MOST_FIELDS = 3;
const MOST_CHARACTERS = 120;

type EmptyRunProps = { readonly run: Run; readonly stored: StoredInput | undefined };

export function EmptyRun({ run, stored }: EmptyRunProps) {
  const t = useMessages();
  const [, setAddress] = useAddress(RUN_ADDRESS);
  const usual = measuresOf(run.workerSlug).flatMap(({ run: slug, rows }) =>
    slug !== run.slug && rows > 0 ? [rows] : [],
  );
  // What a failed run says of itself stands above.
  if (stateOf(run) === 'failed') return null;
  const fields = (stored?.told ?? []).slice(0, MOST_FIELDS);
  return (
    <Card label={t('results.none.title')} className="max-w-xl space-y-3 px-5 py-4">
      <div>
        <h2 className="font-semibold">{t('results.none.title')}</h2>
        <p className="text-muted">{adviceText(t, run, fields.length > 0)}</p>
      </div>
      {fields.length + usual.length > 0 && (
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {fields.map(({ name, title }) => (
            <Fact key={name} name={title}>
              <bdi className="wrap-anywhere whitespace-normal">
                {beginningOf(toValueText(ownValue(stored?.order.custom ?? {}, name)), MOST_CHARACTERS)}
              </bdi>
            </Fact>
          ))}
          {usual.length > 0 && (
            <Fact name={t('results.none.usually')}>
              {t('results.none.usual', {
                rows: formatNumber(Math.round(median(usual) ?? 0)),
                count: usual.length,
              })}
            </Fact>
          )}
        </dl>
      )}
      <Button
        size="small"
        onClick={() => setAddress(() => ({ tab: 'log', atError: false }), { replace: true })}
      >
        {t('results.none.log')}
      </Button>
    </Card>
  );
}

function adviceText(t: Translate, { status, usage, costPending }: Run, knowsInput: boolean): string {
  const advice = t(status === 'succeeded' && knowsInput ? 'results.none.check' : 'results.none.later');
  if (costPending === true || usage === undefined) return advice;
  const cost = usage === 0 ? t('results.none.free') : t('results.none.charged', { usd: formatMoney(usage) });
  return `${advice} ${cost}`;
}
