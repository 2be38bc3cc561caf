import { useId, useState } from 'react';

import { writeDecimal } from '#core/decimal.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Rate } from '#core/price/learn-price.ts';
import { type OwnPrice, PRICE_UNITS, type PriceUnit } from '#core/price/own-price.ts';
import { readUsd } from '#core/read-usd.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Choices } from '#ui/controls/choice/choices.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { setOwnPrice } from './own-price.ts';

const UNIT: Record<PriceUnit, MessageKey> = {
  thousand: 'cost.unit.thousand',
  result: 'cost.unit.result',
  minute: 'cost.unit.minute',
};

type PriceDialogProps = {
  readonly worker: WorkerSlug;
  readonly own: OwnPrice | undefined;
  readonly per: Rate['per'] | undefined;
  readonly onClose: () => void;
};

export function PriceDialog({ worker, own, per, onClose }: PriceDialogProps) {
  const t = useMessages();
  const id = useId();
  const [text, setText] = useState(own ? writeDecimal(own.usd) : '');
  const [unit, setUnit] = useState<PriceUnit>(own?.unit ?? (per === 'minute' ? 'minute' : 'thousand'));
  const [problem, setProblem] = useState<'cost.own.wrong' | 'cost.own.unkept'>();
  const save = () => {
    const usd = readUsd(text);
    if (usd === undefined) setProblem('cost.own.wrong');
    else if (setOwnPrice(worker, { usd, unit })) onClose();
    else setProblem('cost.own.unkept');
  };
  return (
    <Dialog title={t('cost.own.title')} onClose={onClose}>
      <form
        className="space-y-3 text-base text-ink"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className="text-muted">{t('cost.own.about')}</p>
        <div>
          <label htmlFor={id} className="mb-1 block font-medium">
            {t('cost.own.field')}
          </label>
          <input
            id={id}
            data-first-focus
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={problem === 'cost.own.wrong'}
            aria-describedby={problem && `${id}-problem`}
            onChange={({ currentTarget: { value } }) => {
              setText(value);
              setProblem(undefined);
            }}
            className={CONTROL}
          />
          {problem && (
            <p id={`${id}-problem`} role="alert" className="mt-1 text-sm text-bad">
              {t(problem)}
            </p>
          )}
        </div>
        <Choices
          legend={t('cost.own.unit')}
          value={unit}
          onChange={setUnit}
          choices={PRICE_UNITS.map((one) => ({ value: one, label: t(UNIT[one]) }))}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('cost.own.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('cost.own.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
