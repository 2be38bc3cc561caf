import { type Ref, useId, useRef, useState } from 'react';

import { useKeyStore } from '#api/api-context.tsx';
import type { RunOrder } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { refusalIn } from '#starts/journal/start-state.ts';
import { workerOf } from '#starts/journal/start-subject.ts';
import { AmountField } from '#starts/question/amount-field.tsx';
import { useAmount } from '#starts/question/use-amount.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { FieldFrame } from '#ui/controls/field-frame.tsx';
import { afterRelease } from '#ui/hooks/after-release.ts';
import { Guard } from '#ui/overlay/guard.tsx';

import { callbackUrlProblem, rememberCallbackUrl, rememberedCallbackUrl } from './start/callback-url.ts';
import { Refused } from './start/refused.tsx';
import { StartFigures } from './start/start-figures.tsx';
import { StartNotices } from './start/start-notices.tsx';
import { useStartAction } from './start/use-start-action.ts';
import type { StartOnce } from './start/use-start-once.ts';

type AgainDialogProps = {
  readonly about: string;
  readonly starter: StartOnce;
  readonly order?: RunOrder | undefined;
  readonly withoutUrl?: string | undefined;
  readonly onStart: (callbackUrl: string, order: RunOrder | undefined) => void;
  readonly onNeedKey: () => void;
};

export function AgainDialog({ about, starter, withoutUrl, onStart, onNeedKey, ...known }: AgainDialogProps) {
  const t = useMessages();
  const { order, maxCharge, refuse, field } = useOpenAmount(known.order);
  const url = useCallbackUrl(known.order === undefined);
  const refusal = refusalIn(starter.state);
  const agree = () => {
    const callbackUrl = url.take();
    if (callbackUrl === undefined) return;
    if (field && maxCharge === undefined) return refuse();
    return onStart(callbackUrl, order);
  };
  return (
    <Guard
      title={t('again.run.title')}
      about={
        <>
          <p className="mb-3">{about}</p>
          <StartFigures order={order} />
        </>
      }
      action={useStartAction(starter, maxCharge)}
      isReady={!starter.isStarting}
      onAgree={agree}
      onClose={starter.close}
    >
      <StartNotices starter={starter} worker={workerOf(starter.subject)} onNeedKey={onNeedKey} />
      {!starter.locked && (
        <div className="mt-3 grid gap-3 empty:hidden">
          {url.field && <UrlField {...url.field} withoutUrl={withoutUrl} />}
          {field && <AmountField {...field} hint="" />}
          {refusal && <Refused facts={refusal} order={order} onNeedKey={onNeedKey} />}
        </div>
      )}
    </Guard>
  );
}

/** What is started, with the maximum charge (USD) typed here if it has none. */
function useOpenAmount(order: RunOrder | undefined) {
  const { usd, refuse, field } = useAmount(order && ownCap(order.worker));
  const maxCharge = order?.options.maxCharge;
  if (order === undefined || maxCharge !== 0) return { order, maxCharge, refuse };
  const limited = { ...order, options: { ...order.options, maxCharge: usd ?? 0 } };
  return { order: limited, maxCharge: usd, refuse, field };
}

/**
 * `take` returns the URL, or an empty text if none is needed; undefined if it is invalid, in which case it
 * focuses the field.
 */
function useCallbackUrl(isNeeded: boolean) {
  const t = useMessages();
  const keyStore = useKeyStore();
  const ref = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(rememberedCallbackUrl);
  const [isLeft, setIsLeft] = useState(false);
  const url = text.trim();
  const problem = isNeeded ? callbackUrlProblem(url, keyStore.get()) : undefined;
  const take = () => {
    if (!isNeeded) return '';
    setIsLeft(true);
    if (problem === undefined) rememberCallbackUrl(url, keyStore.get());
    else ref.current?.focus();
    return problem === undefined ? url : undefined;
  };
  const field = {
    ref,
    url: text,
    problem: isLeft && problem !== undefined ? t(problem) : undefined,
    onUrl: setText,
    onLeave: () => setIsLeft(true),
  };
  return { take, field: isNeeded ? field : undefined };
}

type UrlFieldProps = Pick<AgainDialogProps, 'withoutUrl'> & {
  readonly ref: Ref<HTMLInputElement>;
  readonly url: string;
  readonly problem: string | undefined;
  readonly onUrl: (url: string) => void;
  readonly onLeave: () => void;
};

function UrlField({ ref, url, withoutUrl, problem, onUrl, onLeave }: UrlFieldProps) {
  const t = useMessages();
  const id = useId();
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
