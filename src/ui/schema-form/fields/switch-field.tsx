import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../controls/button.tsx';
import { classNames } from '../../class-names.ts';
import { actAndFocus, focusById } from '../../field-handles.ts';

import { useEntry, useFieldActions } from '../use-field.ts';
import type { EditorProps } from '../rjsf.tsx';
import { entryValue } from '../inputs/choices.ts';
import { useControlState } from '../inputs/use-control-state.ts';

export function SwitchField({ parameter, id }: EditorProps) {
  const t = useMessages();
  const value = entryValue(useEntry(parameter));
  const { set, leave } = useFieldActions(parameter);
  const { 'aria-describedby': describedBy, ...state } = useControlState(parameter, id);
  const on = value === true;
  // With a default there is the way back to that.
  const canLeaveOut = !parameter.required && parameter.default === undefined;
  return (
    <div className="flex min-h-control items-center gap-2.5">
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={on}
        aria-describedby={classNames(describedBy, `${id}-state`)}
        onClick={() => set({ kind: 'value', value: !on })}
        onBlur={leave}
        className={classNames(
          'relative h-5 w-9 shrink-0 rounded-full border transition-colors pointer-coarse:h-7 pointer-coarse:w-12 pointer-coarse:after:absolute pointer-coarse:after:inset-x-0 pointer-coarse:after:-inset-y-2.5',
          on ? 'border-accent bg-accent' : 'border-field bg-sunken',
          value === undefined && 'border-dashed',
        )}
        {...state}
      >
        <span
          aria-hidden
          className={classNames(
            'absolute top-px h-4 w-4 rounded-full transition-[left] pointer-coarse:h-6 pointer-coarse:w-6',
            on ? 'left-[17px] bg-accent-on pointer-coarse:left-[21px]' : 'left-px bg-muted',
          )}
        />
      </button>
      <span id={`${id}-state`}>
        {value === undefined ? t('form.notSet') : on ? t('form.on') : t('form.off')}
      </span>
      {canLeaveOut && value !== undefined && (
        <Button
          size="small"
          variant="quiet"
          onClick={(event) =>
            actAndFocus(
              event,
              () => set(undefined),
              () => focusById(id),
            )
          }
        >
          {t('form.leaveOut')}
        </Button>
      )}
    </div>
  );
}
