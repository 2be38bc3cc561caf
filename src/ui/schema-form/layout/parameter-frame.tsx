import { RotateCcw } from 'lucide-react';

import { differsFromDefault } from '#core/form/default-values.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '../../controls/button.tsx';
import { FieldFrame } from '../../controls/field-frame.tsx';
import { useAnnounced } from '../../hooks/use-announced.ts';
import { useTyping } from '../../hooks/use-typing.ts';
import { actAndFocus } from '../../field-handles.ts';

import { DRAWN_EDITORS } from '../drawn-editors.ts';
import { errorId, helpId, labelId, requiredId } from '../field-ids.ts';
import { hasHelp } from '../inputs/use-control-state.ts';
import { HelpText } from './help-text.tsx';
import type { FrameProps } from '../rjsf.tsx';
import { fieldProblemsText } from '../problem-text.ts';
import { useFieldActions, useFieldState } from '../use-field.ts';

/**
 * The frame of a field. Its child keeps its identity, so that a key press renders only the control and the
 * words of the frame.
 */
export function ParameterFrame({ id, parameter, children }: FrameProps) {
  const t = useMessages();
  const { entry, problems, refusal } = useFieldState(parameter);
  const { wide, group } = DRAWN_EDITORS[parameter.editor].layout(parameter);
  const titleOf = (name: string) => parameter.columns.find((column) => column.name === name)?.title ?? name;
  const { isTyping, typing } = useTyping();
  const error = useAnnounced(problems ? fieldProblemsText(t, problems, titleOf) : refusal, isTyping);
  return (
    <FieldFrame
      field={parameter.name}
      editor={parameter.editor}
      label={parameter.title}
      wholeLabel={parameter.wholeTitle}
      platformName={parameter.name}
      required={parameter.required}
      requiredId={requiredId(id)}
      labelId={labelId(id)}
      {...(group ? {} : { controlId: id })}
      badge={differsFromDefault(parameter, entry) && <ChangeBadge parameter={parameter} />}
      help={hasHelp(parameter) ? <HelpText parameter={parameter} wide={wide} /> : undefined}
      helpId={helpId(id)}
      error={error}
      errorId={errorId(id)}
      {...(wide && { className: '@2xl:col-span-2' })}
      {...typing}
    >
      {children}
    </FieldFrame>
  );
}

function ChangeBadge({ parameter }: { readonly parameter: Parameter }) {
  const t = useMessages();
  const { reset, focus } = useFieldActions(parameter);
  return (
    <span className="inline-flex items-center gap-1 self-center">
      <span
        role="img"
        aria-label={t('form.changed')}
        title={t('form.changed')}
        className="size-1.5 rounded-full bg-accent forced-colors:border-3"
      />
      <IconButton
        label={t('form.reset')}
        onClick={(event) => actAndFocus(event, reset, focus)}
        className="-my-1 pointer-coarse:-mt-2 pointer-coarse:-mb-1"
      >
        <RotateCcw size={12} aria-hidden />
      </IconButton>
    </span>
  );
}
