import { useId } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { COMPACT_CONTROL } from '#ui/controls/control-style.ts';
import { useWholeNumber } from '#ui/controls/use-whole-number.ts';

import { setAskThreshold, useAskThreshold } from '#starts/question/ask-threshold.ts';

const MOST = 999_999_999;

export function ThresholdField() {
  const t = useMessages();
  const id = useId();
  const threshold = useAskThreshold();
  const { input } = useWholeNumber({ value: threshold, least: 0, most: MOST, onChange: setAskThreshold });
  return (
    <div className="flex min-h-8 items-center gap-2 text-muted pointer-coarse:min-h-12">
      <label htmlFor={id} className="min-w-0 grow leading-4">
        {t('spend.threshold')}
      </label>
      <span className="w-28 shrink-0 sm:w-32">
        <input id={id} {...input} className={COMPACT_CONTROL} />
      </span>
    </div>
  );
}
