import { CircleAlert } from 'lucide-react';
import { type ReactNode, use, useId } from 'react';
import { useFormState, useWatch } from 'react-hook-form';

import type { OptionProblem } from '#core/options/read-options.ts';
import { type OptionName, PLATFORM_NAMES } from '#core/options/option-names.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { useExplain } from '#ui/explain/use-explain.tsx';
import { useAnnounced } from '#ui/hooks/use-announced.ts';
import { useTyping } from '#ui/hooks/use-typing.ts';
import { focusById, useFieldHandle } from '#ui/field-handles.ts';

import { FromOutside } from './from-outside.tsx';
import { optionKey } from './option-key.ts';
import { OptionRefusalContext } from './option-refusal.ts';
import type { OptionsForm } from './options-form.ts';

export type ControlAttributes = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
};

const WIDTH = { short: 'relative w-28 shrink-0 sm:w-32', long: 'w-52 min-w-24 shrink', full: '' };

type OptionRowProps = {
  readonly form: OptionsForm;
  readonly name: OptionName;
  readonly hint?: ReactNode;
  /** Shown in the control after its number; screen readers read the hint, which contains the unit. */
  readonly unit?: string;
  readonly help?: ReactNode;
  readonly width?: keyof typeof WIDTH;
  readonly children: (attributes: ControlAttributes) => ReactNode;
};

/** One run option. Its error stands under the name, beside the control, and so moves no other option. */
export function OptionRow({ form, name, hint, unit, help, width = 'short', children }: OptionRowProps) {
  const t = useMessages();
  const id = useId();
  useFieldHandle(optionKey(name), () => focusById(id));
  const { errors } = useFormState({ control: form.control, name });
  const { isTyping, typing } = useTyping();
  const problem = errors[name]?.message;
  const refusal = useOptionRefusal(form, name);
  // The messages of the schema are problems of options.
  const error = useAnnounced(
    problem === undefined ? refusal : t(`options.problem.${problem as OptionProblem}`),
    isTyping,
  );
  const full = width === 'full';
  const explain = useExplain(name, `${id}-label`);
  return (
    <div data-field={PLATFORM_NAMES[name]} {...typing}>
      <div
        className={full ? 'space-y-0.5 py-0.5' : 'flex min-h-8 items-center gap-2 pointer-coarse:min-h-12'}
      >
        <div
          className={classNames(
            'min-w-0 grow leading-4',
            full && 'flex min-h-5 items-center justify-between gap-3 max-sm:min-h-8 pointer-coarse:min-h-8',
          )}
        >
          <div className="flex h-4 items-center gap-1 pointer-coarse:h-7">
            <label id={`${id}-label`} htmlFor={id} className="shrink-0 text-muted">
              {t(`options.${name}`)}
            </label>
            {explain.button}
            <span id={`${id}-hint`} className="ml-auto min-w-0 truncate text-sm text-muted">
              {error === undefined && hint}
            </span>
          </div>
          <FromOutside name={name} id={`${id}-link`} className="block text-xs" />
          {error !== undefined && (
            <p
              id={`${id}-error`}
              role="alert"
              className={classNames('flex gap-1 text-xs text-bad', !full && 'w-0 min-w-full')}
            >
              <CircleAlert size={13} aria-hidden className="mt-0.5 shrink-0" />
              <span className="min-w-0 wrap-anywhere">{error}</span>
            </p>
          )}
        </div>
        <div className={WIDTH[width]}>
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
      {help !== undefined && (
        <p id={`${id}-help`} className="mt-0.5 text-sm text-muted">
          {help}
        </p>
      )}
    </div>
  );
}

function useOptionRefusal(form: OptionsForm, name: OptionName): string | undefined {
  const refusal = use(OptionRefusalContext);
  const text = useWatch({ control: form.control, name });
  return refusal?.name === name && refusal.text === text ? refusal.message : undefined;
}
