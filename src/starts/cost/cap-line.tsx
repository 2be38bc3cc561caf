import { X } from 'lucide-react';
import { useId, useState } from 'react';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { readUsd } from '#core/read-usd.ts';
import { formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { COMPACT_CONTROL } from '#ui/controls/control-style.ts';

import { removeOwnCap, setOwnCap, useOwnCap } from './own-cap.ts';

type CapLineProps = {
  readonly worker: WorkerSlug;
  /** The Worker's own maximum charge, USD; 0 is none. */
  readonly usual: number;
  /** USD; 0 is no limit, undefined while it cannot be read. */
  readonly maxCharge: number | undefined;
  /** What is offered as the limit, where something tells it. */
  readonly offer?: number | undefined;
  readonly onLimit: (usd: number) => void;
};

/** The limit of one's own for every run of a Worker: offered where a run has none, told where the run has it, and taken back. */
export function CapLine({ worker, usual, maxCharge, offer, onLimit }: CapLineProps) {
  const t = useMessages();
  const cap = useOwnCap(worker);
  if (cap === undefined)
    return <CapOffer {...{ worker, maxCharge, offer, onLimit }} className="max-lg:hidden short:hidden" />;
  if (cap === 0 || maxCharge === undefined) return null;
  const forget = () => {
    removeOwnCap(worker);
    if (maxCharge === cap) onLimit(usual);
  };
  const isOver = maxCharge === 0 || maxCharge > cap;
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-3 text-xs text-muted short:hidden">
      <span className="min-w-0">{t(isOver ? 'cap.over' : 'cap.kept', { usd: formatMoney(cap) })}</span>
      <span className="flex gap-2">
        {isOver && (
          <Button size="small" onClick={() => onLimit(cap)}>
            {t('cost.limit', { usd: formatMoney(cap) })}
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={forget}>
          {t('cap.forget')}
        </Button>
      </span>
    </p>
  );
}

export type CapOfferProps = Omit<CapLineProps, 'usual'> & { readonly className?: string };

/** What offers such a limit where the Worker has none and nobody has declined; it stands with the run options where the window is narrow. */
export function CapOffer(props: CapOfferProps) {
  const { worker, maxCharge } = props;
  const isOpen = useOwnCap(worker) === undefined && maxCharge === 0;
  return isOpen && <OpenOffer key={worker} {...props} />;
}

function OpenOffer({ worker, offer, onLimit, className }: CapOfferProps) {
  const t = useMessages();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<'cap.wrong' | 'cap.unkept'>();
  const text = typed ?? (offer === undefined ? '' : String(offer));
  const take = () => {
    if (readUsd(text) === undefined) return setProblem('cap.wrong');
    const usd = Number(text);
    onLimit(usd);
    if (!setOwnCap(worker, usd)) setProblem('cap.unkept');
  };
  return (
    <form
      className={classNames('mt-1 text-xs text-muted', className)}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <label htmlFor={id} className="min-w-0 grow basis-44">
          {t('cap.offer')}
        </label>
        <span className="flex items-center gap-2">
          <span className="w-16">
            <input
              id={id}
              inputMode="decimal"
              autoComplete="off"
              placeholder="5"
              value={text}
              aria-invalid={problem === 'cap.wrong'}
              aria-describedby={problem && `${id}-problem`}
              onChange={({ currentTarget: { value } }) => {
                setTyped(value);
                setProblem(undefined);
              }}
              className={COMPACT_CONTROL}
            />
          </span>
          <Button size="small" type="submit">
            {t('cap.take')}
          </Button>
          <IconButton label={t('cap.decline')} onClick={() => setOwnCap(worker, 0)}>
            <X size={13} aria-hidden />
          </IconButton>
        </span>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-bad">
          {t(problem)}
        </p>
      )}
    </form>
  );
}
