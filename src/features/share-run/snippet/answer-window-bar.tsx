import { useId } from 'react';

import { type AnswerWindow, MOST_IN_ANSWER } from '#api/answer-window.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { useWholeNumber } from '#ui/controls/use-whole-number.ts';

type AnswerWindowBarProps = {
  readonly window: AnswerWindow;
  readonly onChange: (window: AnswerWindow) => void;
};

export function AnswerWindowBar({ window: { size, page }, onChange }: AnswerWindowBarProps) {
  const t = useMessages();
  const aboutId = useId();
  const span = { first: formatNumber((page - 1) * size + 1), last: formatNumber(page * size) };
  return (
    <div className="border-b border-line px-3 py-1.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <CountField
          label={t('snippet.window.size')}
          value={size}
          most={MOST_IN_ANSWER}
          describedBy={aboutId}
          onChange={(next) => onChange({ size: next, page })}
        />
        <CountField
          label={t('snippet.window.page')}
          value={page}
          most={MOST_PAGE}
          describedBy={aboutId}
          onChange={(next) => onChange({ size, page: next })}
        />
      </div>
      <p id={aboutId} className="mt-1 text-sm text-muted">
        {t('snippet.window.about', span)}
      </p>
    </div>
  );
}

const MOST_PAGE = 100_000;

type CountFieldProps = {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly describedBy: string;
  readonly onChange: (value: number) => void;
};

/** A whole number from 1. An invalid entry shows an error and changes nothing. */
function CountField({ label, value, most, describedBy, onChange }: CountFieldProps) {
  const t = useMessages();
  const id = useId();
  const { isWrong, input } = useWholeNumber({ value, least: 1, most, onChange });
  return (
    <div>
      <label className="flex items-center gap-2">
        <span className="text-muted">{label}</span>
        <span className="w-20">
          <input {...input} className={CONTROL} aria-describedby={`${id} ${describedBy}`} />
        </span>
      </label>
      <p id={id} role="alert" className="text-xs text-bad empty:hidden">
        {isWrong && t('snippet.window.wrong', { most: formatNumber(most), used: formatNumber(value) })}
      </p>
    </div>
  );
}
