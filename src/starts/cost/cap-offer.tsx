import { X } from 'lucide-react';
import { useId, useState } from 'react';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { COMPACT_CONTROL } from '#ui/controls/control-style.ts';

import { setOwnCap } from './own-cap.ts';

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

export type CapOfferProps = {
  readonly worker: WorkerSlug;
  /** What is offered as the limit, where something tells it. */
  readonly offer: number | undefined;
  readonly onLimit: (usd: number) => void;
};

/** Asks for the limit of one's own for every run of a Worker. */
export function CapOffer({ worker, offer, onLimit }: CapOfferProps) {
  const t = useMessages();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<'cap.wrong' | 'cap.unkept'>();
  const text = typed ?? (offer === undefined ? '' : String(offer));
  const take = () => {
    const usd = Number(text);
    if (!AMOUNT.test(text.trim()) || usd === 0) return setProblem('cap.wrong');
    onLimit(usd);
    if (!setOwnCap(worker, usd)) setProblem('cap.unkept');
  };
  return (
    <form
      className="mt-1 text-xs text-muted max-lg:hidden short:hidden"
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
