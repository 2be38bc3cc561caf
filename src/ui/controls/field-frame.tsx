import { CircleAlert } from 'lucide-react';
import type { FocusEventHandler, InputEventHandler, ReactElement, ReactNode } from 'react';

import { langOf } from '#core/form/bilingual.ts';
import { useMessages } from '#messages/use-messages.ts';

import { classNames } from '../class-names.ts';

type FieldFrameProps = {
  readonly field: string;
  readonly editor?: string;
  readonly controlId?: string;
  readonly labelId?: string;
  readonly label: string;
  readonly wholeLabel?: string | undefined;
  readonly platformName?: string;
  readonly required?: boolean;
  readonly requiredId?: string;
  readonly help?: ReactNode;
  readonly helpId?: string;
  readonly error?: ReactElement | string | undefined;
  readonly errorId?: string;
  /** The error replaces the help text, so that nothing moves unless it is longer. */
  readonly errorInPlaceOfHelp?: boolean;
  readonly badge?: ReactNode;
  readonly className?: string;
  readonly onInput?: InputEventHandler;
  readonly onBlur?: FocusEventHandler;
  readonly children: ReactNode;
};

export function FieldFrame(props: FieldFrameProps) {
  const {
    field,
    editor,
    controlId,
    labelId,
    label,
    wholeLabel,
    platformName,
    required = false,
    requiredId,
    badge,
    error,
    errorInPlaceOfHelp = false,
    className,
    onInput,
    onBlur,
    children,
  } = props;
  const t = useMessages();
  const Label = controlId === undefined ? 'span' : 'label';
  return (
    <div
      data-field={field}
      data-editor={editor}
      onInput={onInput}
      onBlur={onBlur}
      className={classNames(
        'group/field min-w-0',
        error !== undefined && !errorInPlaceOfHelp && '-mb-[calc(var(--leading-small)+2px)]',
        className,
      )}
    >
      <div className="mb-1 flex min-h-5 items-baseline gap-2 pointer-coarse:min-h-8 pointer-coarse:items-center">
        <Label
          id={labelId}
          htmlFor={controlId}
          title={wholeLabel}
          dir="auto"
          lang={langOf(label)}
          className="min-w-0 font-medium wrap-anywhere whitespace-pre-line"
        >
          {label}
        </Label>
        {required && (
          <span id={requiredId} aria-hidden className="shrink-0 text-xs text-muted">
            {t('common.required')}
          </span>
        )}
        {badge}
        {platformName !== undefined && (
          // It takes what the label leaves, which wraps no sooner because of it.
          <span
            className="min-w-0 grow basis-0 truncate pl-2 text-right text-xs text-faint"
            title={platformName}
          >
            <code className="hidden group-focus-within/field:inline group-hover/field:inline in-data-names:inline">
              {platformName}
            </code>
          </span>
        )}
      </div>
      {children}
      <FieldFoot {...props} />
    </div>
  );
}

function FieldFoot({ help, helpId, error, errorId, errorInPlaceOfHelp = false }: FieldFrameProps) {
  const wrong = error !== undefined;
  const lines = (
    <>
      {wrong && (
        <p id={errorId} role="alert" className="mt-0.5 flex gap-1 text-sm wrap-anywhere text-bad">
          <CircleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
          <span className="min-w-0">{error}</span>
        </p>
      )}
      {help !== undefined && help !== '' && (
        <div
          id={helpId}
          className={classNames(
            'mt-1 text-sm wrap-anywhere whitespace-pre-line text-muted',
            wrong && errorInPlaceOfHelp && 'invisible',
          )}
        >
          {help}
        </div>
      )}
    </>
  );
  return errorInPlaceOfHelp ? <div className="grid *:[grid-area:1/1]">{lines}</div> : lines;
}
