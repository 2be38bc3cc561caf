import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useFormState } from 'react-hook-form';

import type { OptionsDraft } from '#core/draft/draft.ts';
import { PLATFORM_NAMES } from '#core/share/option-names.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useExplain } from '#ui/explain/use-explain.tsx';
import { useCalm } from '#ui/use-calm.ts';
import { useTyping } from '#ui/use-typing.ts';

import { FromLink } from './link-marks.tsx';
import { useOptionRefusal } from './option-refusal.ts';
import type { OptionsForm } from './options-form.ts';

export type OptionName = keyof OptionsDraft;

/** What a control of a row needs to be named, described and marked. */
export type ControlAttributes = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
};

type OptionRowProps = {
  readonly form: OptionsForm;
  readonly name: OptionName;
  /** Stands between label and control: what the value means. */
  readonly hint?: ReactNode;
  /** Stands in the control, after its number; what is read aloud is the hint, which has it too. */
  readonly unit?: string;
  readonly help?: ReactNode;
  readonly wide?: boolean;
  readonly children: (attributes: ControlAttributes) => ReactNode;
};

/** One run option on one line: its name, what its value means, its control; help and error below. */
export function OptionRow({ form, name, hint, unit, help, wide = false, children }: OptionRowProps) {
  const t = useMessages();
  const id = useId();
  const { errors } = useFormState({ control: form.control, name });
  const { isTyping, typing } = useTyping();
  const problem = errors[name]?.message;
  const refusal = useOptionRefusal(form, name);
  // The schema's errors are keys of the catalogue.
  const error = useCalm(problem === undefined ? refusal : t(problem as MessageKey), isTyping);
  const explain = useExplain(name, `${id}-label`);
  return (
    <div data-field={PLATFORM_NAMES[name]} className="py-0.5" {...typing}>
      <div className="flex items-center gap-1">
        <label id={`${id}-label`} htmlFor={id} className="shrink-0 text-muted">
          {t(`options.${name}`)}
        </label>
        {explain.button}
        <span id={`${id}-hint`} className="ml-auto min-w-0 truncate text-sm text-muted">
          {hint}
        </span>
        <div className={wide ? 'w-52 min-w-24 shrink' : 'relative w-28 shrink-0 sm:w-32'}>
          {children({
            id,
            'aria-invalid': error !== undefined,
            'aria-describedby': `${id}-hint ${id}-link ${id}-help ${id}-error`,
          })}
          {unit !== undefined && (
            <span
              aria-hidden
              className="pointer-events-none absolute inset-y-0 right-2 flex w-9 items-center text-sm text-muted"
            >
              {unit}
            </span>
          )}
        </div>
      </div>
      {explain.answer}
      <FromLink name={name} id={`${id}-link`} className="block text-right" />
      {help !== undefined && (
        <p id={`${id}-help`} className="mt-0.5 text-sm text-muted">
          {help}
        </p>
      )}
      {error !== undefined && (
        <p
          id={`${id}-error`}
          role="alert"
          className="mt-0.5 flex justify-end gap-1 text-right text-sm text-bad"
        >
          <CircleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
          <span className="min-w-0">{error}</span>
        </p>
      )}
    </div>
  );
}
