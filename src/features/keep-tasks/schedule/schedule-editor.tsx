import { type Ref, useId } from 'react';

import { useApi } from '#api/api-context.tsx';
import { type ScheduleKind, nextTimes } from '#core/saved-tasks/schedule.ts';
import { type EditField, type ScheduleEdit, toSchedule } from '#core/saved-tasks/task-edit.ts';
import { formatMoment } from '#messages/format.ts';
import { formatPlatformMoment, formatWeekday } from '#messages/platform-time.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Choices } from '#ui/controls/choice/choices.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { FieldFrame } from '#ui/controls/field-frame.tsx';

const KINDS: readonly ScheduleKind[] = ['daily', 'weekly', 'monthly', 'once'];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** How many of the next times are shown. */
const SHOWN_TIMES = 5;

/** Days that some months do not have. */
const SHORT_FROM = 29;

type ScheduleEditorProps = {
  readonly value: ScheduleEdit;
  readonly onChange: (schedule: ScheduleEdit) => void;
  readonly isOn: boolean;
  /** What is wrong with a field, in words. */
  readonly problemOf: (field: EditField) => string | undefined;
  readonly refOf: (field: EditField) => Ref<HTMLInputElement>;
};

/** When a task runs by itself, in platform time, and what that comes to. */
export function ScheduleEditor({ value, onChange, isOn, problemOf, refOf }: ScheduleEditorProps) {
  const t = useMessages();
  const { kind, time, day, date } = value;
  return (
    <div className="space-y-3">
      <Choices<ScheduleKind>
        legend={t('task.kind')}
        look="segment"
        value={kind}
        onChange={(next) => onChange({ ...value, kind: next })}
        choices={KINDS.map((one) => ({ value: one, label: t(`task.kind.${one}`) }))}
      />
      {kind === 'weekly' && (
        <Choices
          legend={t('task.weekday')}
          look="segment"
          value={String(value.weekday)}
          onChange={(weekday) => onChange({ ...value, weekday: Number(weekday) })}
          choices={WEEKDAYS.map((one) => ({ value: String(one), label: formatWeekday(one, 'short') }))}
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        {kind === 'monthly' && (
          <ScheduleField
            field="day"
            label={t('task.day')}
            type="number"
            value={Number.isNaN(day) ? '' : String(day)}
            onChange={(text) => onChange({ ...value, day: text === '' ? Number.NaN : Number(text) })}
            problem={problemOf('day')}
            controlRef={refOf('day')}
          />
        )}
        {kind === 'once' && (
          <ScheduleField
            field="date"
            label={t('task.date')}
            type="date"
            value={date}
            onChange={(text) => onChange({ ...value, date: text })}
            problem={problemOf('date')}
            controlRef={refOf('date')}
          />
        )}
        <ScheduleField
          field="time"
          label={t('task.time')}
          type="time"
          value={time}
          onChange={(text) => onChange({ ...value, time: text })}
          problem={problemOf('time')}
          controlRef={refOf('time')}
        />
      </div>
      <NextTimes value={value} isOn={isOn} />
    </div>
  );
}

type ScheduleFieldProps = {
  readonly field: EditField;
  readonly label: string;
  readonly type: 'number' | 'date' | 'time';
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly problem: string | undefined;
  readonly controlRef: Ref<HTMLInputElement>;
};

function ScheduleField({ field, label, type, value, onChange, problem, controlRef }: ScheduleFieldProps) {
  const id = useId();
  return (
    <FieldFrame field={field} controlId={id} label={label} error={problem} errorId={`${id}-error`}>
      <input
        id={id}
        ref={controlRef}
        type={type}
        {...(type === 'number' && { min: 1, max: 31, step: 1 })}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-error`}
        className={CONTROL}
      />
    </FieldFrame>
  );
}

type NextTimesProps = { readonly value: ScheduleEdit; readonly isOn: boolean };

function NextTimes({ value, isOn }: NextTimesProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const schedule = toSchedule(value);
  const times = schedule ? nextTimes(schedule, now, SHOWN_TIMES) : [];
  const [first] = times;
  return (
    <>
      <p className="text-sm text-muted">
        {first === undefined ? t('task.zone') : t('task.zone.here', { time: formatMoment(first) })}
        {schedule?.kind === 'monthly' &&
          schedule.day >= SHORT_FROM &&
          ` ${t('task.month.short', { day: schedule.day })}`}
      </p>
      {isOn && times.length > 0 && (
        <div>
          <h3 className="mb-1 font-semibold">{t('task.next')}</h3>
          <ul className="space-y-0.5 text-sm tabular-nums">
            {times.map((at) => (
              <li key={at}>{formatPlatformMoment(at)}</li>
            ))}
          </ul>
          <p className="mt-1 text-sm text-muted">{t('task.next.overlap')}</p>
        </div>
      )}
    </>
  );
}
