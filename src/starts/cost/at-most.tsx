import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';

import { costOfResults, roundUpToDollars } from '#core/price/estimate-cost.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';
import { Choices } from '#ui/controls/choice/choices.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { MenuButton } from '#ui/overlay/menu-button.tsx';

import { EstimateBasis } from './estimate-basis.tsx';
import { removeOwnCap, setOwnCap, useOwnCap } from './own-cap.ts';
import { readAmount } from './read-amount.ts';
import type { KnownCost } from './use-cost.ts';

const PriceDialog = lazyComponent(() => import('./price-dialog.tsx').then((module) => module.PriceDialog));

type AtMostProps = {
  readonly worker: WorkerSlug;
  readonly title: string;
  /** USD; 0 is no limit, undefined while the text of the option is invalid. */
  readonly maxCharge: number | undefined;
  readonly cost: KnownCost | undefined;
  readonly isLocked: boolean;
  /** It is the limit of a task, and of nothing else. */
  readonly isOfTask?: boolean | undefined;
  readonly onLimit: (usd: number) => void;
};

export function AtMost({ worker, title, maxCharge, cost, isLocked, isOfTask, onLimit }: AtMostProps) {
  const t = useMessages();
  const [isPricing, setPricing] = useState(false);
  const amount = maxCharge === undefined ? '–' : maxCharge > 0 ? formatMoney(maxCharge) : t('cap.none');
  return (
    <>
      <MenuButton
        label={amount}
        name={t('cap.name', { amount })}
        disabled={isLocked}
        className={maxCharge === 0 ? 'text-warn tabular-nums' : 'tabular-nums'}
      >
        {(close) => (
          <div className="space-y-3 p-1">
            <AmountForm
              worker={worker}
              title={title}
              maxCharge={maxCharge}
              isOfTask={isOfTask}
              words={{ amount: t('cap.amount'), scope: t('cap.scope.run'), sum: () => '' }}
              onLimit={onLimit}
              offer={cost && limitOf(cost)}
              onClose={close}
            />
            <EstimateBasis
              worker={worker}
              cost={cost}
              onPrice={() => {
                close();
                setPricing(true);
              }}
            />
          </div>
        )}
      </MenuButton>
      {isPricing && (
        <LazyPart>
          <PriceDialog
            worker={worker}
            own={cost?.own}
            per={cost?.learned?.per}
            onClose={() => setPricing(false)}
          />
        </LazyPart>
      )}
    </>
  );
}

/** USD: the smallest maximum charge that cuts nothing; undefined if the number of results is unlimited. */
function limitOf({ rate, most }: KnownCost): number | undefined {
  return rate?.per === 'result' && most !== undefined
    ? roundUpToDollars(costOfResults(rate, most))
    : undefined;
}

export type AmountWords = {
  readonly amount: string;
  /** What is limited, if not every run of the Worker. */
  readonly scope: string;
  /** What an amount in USD comes to; empty if it says all. */
  readonly sum: (usd: number | undefined) => string;
};

type AmountFormProps = Pick<AtMostProps, 'worker' | 'title' | 'maxCharge' | 'isOfTask' | 'onLimit'> & {
  /** USD: a limit to begin with where there is none. */
  readonly offer?: number | undefined;
  readonly words: AmountWords;
  readonly onClose: () => void;
};

type Scope = 'run' | 'worker';

export function AmountForm(props: AmountFormProps) {
  const { worker, title, maxCharge = 0, isOfTask, offer, words, onLimit, onClose } = props;
  const t = useMessages();
  const id = useId();
  const cap = useCapOfAll(worker, isOfTask);
  const [text, setText] = useState(String((maxCharge || offer) ?? ''));
  const hasOtherCap = cap > 0 && cap !== maxCharge;
  const [scope, setScope] = useState<Scope>(cap === 0 || hasOtherCap ? 'run' : 'worker');
  const [problem, setProblem] = useState<'cap.wrong' | 'cap.unkept'>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const usd = readAmount(text);
  const limitTo = (limit: number) => {
    onLimit(limit);
    if (scope === 'worker') {
      if (limit === 0) removeOwnCap(worker);
      else if (!setOwnCap(worker, limit)) return setProblem('cap.unkept');
    }
    return onClose();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (usd === undefined) setProblem('cap.wrong');
    else limitTo(usd);
  };
  return (
    <form onSubmit={submit} className="space-y-2">
      <div className="flex items-end gap-3">
        <span className="w-28">
          <label htmlFor={id} className="mb-1 block font-medium">
            {words.amount}
          </label>
          <input
            ref={field}
            id={id}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={problem === 'cap.wrong'}
            aria-describedby={problem && `${id}-problem`}
            onChange={({ currentTarget: { value } }) => {
              setText(value);
              setProblem(undefined);
            }}
            className={LOW_CONTROL}
          />
        </span>
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            onLimit(0);
            onClose();
          }}
        >
          {t('cap.noLimit')}
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-sm text-bad">
          {t(problem)}
        </p>
      )}
      <p className="text-sm text-muted tabular-nums empty:hidden">{words.sum(usd)}</p>
      {!isOfTask && <ScopeChoice scope={scope} onScope={setScope} title={title} text={words.scope} />}
      {hasOtherCap && <p className="text-sm text-muted">{t('cap.kept', { usd: formatMoney(cap) })}</p>}
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onClose}>
          {t('cap.cancel')}
        </Button>
        <Button size="small" type="submit" variant="primary">
          {submitText(t, scope, usd)}
        </Button>
      </div>
    </form>
  );
}

function submitText(t: Translate, scope: Scope, usd: number | undefined): string {
  if (scope === 'worker') return t('cap.take.worker');
  if (usd === 0) return t('cap.remove');
  return t('cap.take', { usd: usd === undefined ? '' : formatMoney(usd) });
}

/** USD; 0 where there is none, or it does not matter. */
function useCapOfAll(worker: WorkerSlug, isOfTask: boolean | undefined): number {
  const cap = useOwnCap(worker) ?? 0;
  return isOfTask ? 0 : cap;
}

type ScopeChoiceProps = Pick<AtMostProps, 'title'> & {
  readonly text: string;
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
};

function ScopeChoice({ scope, onScope, title, text }: ScopeChoiceProps) {
  const t = useMessages();
  return (
    <Choices<Scope>
      legend={t('cap.scope')}
      isLegendHidden
      value={scope}
      onChange={onScope}
      choices={[
        { value: 'run', label: text },
        { value: 'worker', label: t('cap.scope.worker', { title }) },
      ]}
    />
  );
}
