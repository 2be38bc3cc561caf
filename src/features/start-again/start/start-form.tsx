import { type Ref, type SubmitEvent, useId, useRef, useState } from 'react';

import { useKeyStore } from '#api/api-context.tsx';
import { useBalance } from '#api/queries/use-balance.ts';
import type { RunOrder } from '#core/run/run.ts';
import { refusalIn } from '#starts/journal/start-state.ts';
import { workerOf } from '#starts/journal/start-subject.ts';
import { useMessages } from '#messages/use-messages.ts';
import { afterRelease } from '#ui/hooks/after-release.ts';
import { BalanceLine } from '#parts/balance-line.tsx';
import { BalanceWarning } from '#parts/balance-warning.tsx';
import { Button } from '#ui/controls/button.tsx';
import { ownCap } from '#starts/cost/own-cap.ts';
import { AmountField } from '#starts/question/amount-field.tsx';
import { useAmount } from '#starts/question/use-amount.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { FieldFrame } from '#ui/controls/field-frame.tsx';

import { callbackUrlProblem, rememberCallbackUrl, rememberedCallbackUrl } from './callback-url.ts';
import { Refused } from './refused.tsx';
import { StartButton } from './start-button.tsx';
import { StartNotices } from './start-notices.tsx';
import type { StartOnce } from './use-start-once.ts';

export type StartFormProps = {
  readonly starter: StartOnce;
  /** What is started, where this browser knows it whole. */
  readonly order?: RunOrder | undefined;
  /** Whether the platform needs a callback URL for it. */
  readonly needsUrl?: boolean;
  /** USD, the most that the run may cost, where this browser knows it. */
  readonly maxCharge?: number | undefined;
  /** The way on for somebody who has no callback URL, where there is one. */
  readonly withoutUrl?: string | undefined;
  /**
   * Called with a callback URL that nothing is wrong with; with the empty text where none is needed. `order` has the maximum charge that
   * was set here.
   */
  readonly onStart: (callbackUrl: string, order: RunOrder | undefined) => void;
  readonly onNeedKey: () => void;
};

/** A callback URL, the button that starts, and what became of the start. */
export function StartForm(props: StartFormProps) {
  const { starter, onNeedKey } = props;
  return (
    <div className="grid gap-6">
      <StartNotices starter={starter} worker={workerOf(starter.subject)} onNeedKey={onNeedKey} />
      {!starter.locked && <FreeForm {...props} />}
    </div>
  );
}

/** The form while no start is open. Whoever presses twice on what opens or frees it does not mean its own button. */
function FreeForm(props: StartFormProps) {
  const { starter, needsUrl = true, withoutUrl, onStart, onNeedKey } = props;
  const { order, maxCharge, refuse, field } = useOpenAmount(props);
  const refusal = refusalIn(starter.state);
  const t = useMessages();
  const id = useId();
  const urlInput = useRef<HTMLInputElement>(null);
  const keyStore = useKeyStore();
  const balance = useBalance();
  const [url, setUrl] = useState(rememberedCallbackUrl);
  const [left, setLeft] = useState(false);
  const problem = needsUrl ? callbackUrlProblem(url.trim(), keyStore.get()) : undefined;
  const shownProblem = left && problem !== undefined ? problem : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setLeft(true);
    if (problem !== undefined) return urlInput.current?.focus();
    if (maxCharge === undefined && field) return refuse();
    if (!needsUrl) return onStart('', order);
    rememberCallbackUrl(url.trim(), keyStore.get());
    return onStart(url.trim(), order);
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      {needsUrl && (
        <UrlField
          {...{ id, url, withoutUrl }}
          ref={urlInput}
          problem={shownProblem && t(shownProblem)}
          onUrl={setUrl}
          onLeave={() => setLeft(true)}
        />
      )}
      {field && <AmountField {...field} hint="" />}
      {refusal && (
        <Refused
          facts={refusal}
          order={order && withCallback(order, needsUrl ? url.trim() : '')}
          onNeedKey={onNeedKey}
        />
      )}
      <div className="space-y-1">
        <BalanceLine />
        <BalanceWarning {...{ balance, maxCharge }} />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={starter.close}>{t('common.cancel')}</Button>
        <StartButton starter={starter} maxCharge={maxCharge} />
      </div>
    </form>
  );
}

/** What is started, with the maximum charge that is typed here where it has none. */
function useOpenAmount({ order, maxCharge }: Pick<StartFormProps, 'order' | 'maxCharge'>) {
  const { usd, refuse, field } = useAmount(order && ownCap(order.worker));
  if (order === undefined || maxCharge !== 0) return { order, maxCharge, refuse };
  const limited = { ...order, options: { ...order.options, maxCharge: usd ?? 0 } };
  return { order: limited, maxCharge: usd, refuse, field };
}

/** @param url of the callback; empty for none */
const withCallback = (order: RunOrder, url: string): RunOrder => ({
  ...order,
  options: { ...order.options, callbackUrl: url },
});

type UrlFieldProps = Pick<StartFormProps, 'withoutUrl'> & {
  readonly ref: Ref<HTMLInputElement>;
  readonly id: string;
  readonly url: string;
  readonly problem: string | undefined;
  readonly onUrl: (url: string) => void;
  readonly onLeave: () => void;
};

function UrlField({ ref, id, url, withoutUrl, problem, onUrl, onLeave }: UrlFieldProps) {
  const t = useMessages();
  return (
    <FieldFrame
      field="callback_url"
      controlId={`${id}-url`}
      label={t('again.callback')}
      required
      help={[t('again.callback.help'), withoutUrl].filter((line) => line !== undefined).join('\n')}
      helpId={`${id}-help`}
      error={problem}
      errorId={`${id}-error`}
    >
      <input
        ref={ref}
        data-first-focus
        id={`${id}-url`}
        type="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://…"
        value={url}
        onChange={(event) => onUrl(event.target.value)}
        onBlur={() => url !== '' && afterRelease(onLeave)}
        required
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? `${id}-help` : `${id}-error ${id}-help`}
        className={CONTROL}
      />
    </FieldFrame>
  );
}
