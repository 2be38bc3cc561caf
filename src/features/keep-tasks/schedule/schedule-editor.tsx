import { type ReactNode, type RefCallback, useId } from 'react';

import { useApi } from '#api/api-context.tsx';
import { nextTimes, SCHEDULE_KINDS, type ScheduleKind } from '#core/saved-tasks/schedule.ts';
import { type EditField, type ScheduleEdit, toSchedule } from '#core/saved-tasks/task-edit.ts';
import { formatDayAndTime, formatPlace, formatWeekday } from '#messages/local-time.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Choices } from '#ui/controls/choice/choices.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { FieldFrame } from '#ui/controls/field-frame.tsx';

import { dayText, platformText } from './schedule-text.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const SHOWN_TIMES = 5;

/** Days that some months do not have. */
const SHORT_FROM = 29;

/**
 * Days 1 to 31, the first day after the month (32) and the last day (0). The time decides which of them
 * the platform has.
 */
const DAYS = [...Array.from({ length: 32 }, (_, at) => at + 1), 0];

type ScheduleEditorProps = {
  readonly value: ScheduleEdit;
  readonly onChange: (schedule: ScheduleEdit) => void;
  readonly isOn: boolean;
  readonly problemOf: (field: EditField) => string | undefined;
  readonly refOf: (field: EditField) => RefCallback<HTMLElement>;
};

export function ScheduleEditor({ value, onChange, isOn, problemOf, refOf }: ScheduleEditorProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const { kind, time, day, date } = value;
  const isOffered = (one: number) => one === day || toSchedule({ ...value, day: one }, now) !== undefined;
  return (
    <div className="space-y-3">
      <Choices<ScheduleKind>
        legend={t('task.kind')}
        look="segment"
        value={kind}
        onChange={(next) => onChange({ ...value, kind: next })}
        choices={SCHEDULE_KINDS.map((one) => ({ value: one, label: t(`task.kind.${one}`) }))}
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
          <ScheduleField field="day" label={t('task.day')} problem={problemOf('day')}>
            {(control) => (
              <Select
                {...control}
                ref={refOf('day')}
                value={String(day)}
                onChange={(chosen) => onChange({ ...value, day: Number(chosen) })}
                choices={DAYS.filter(isOffered).map((one) => ({
                  value: String(one),
                  label: dayText(t, one),
                }))}
              />
            )}
          </ScheduleField>
        )}
        {kind === 'once' && (
          <ScheduleField field="date" label={t('task.date')} problem={problemOf('date')}>
            {(control) => (
              <input
                {...control}
                ref={refOf('date')}
                type="date"
                value={date}
                onChange={(event) => onChange({ ...value, date: event.target.value })}
              />
            )}
          </ScheduleField>
        )}
        <ScheduleField
          field="time"
          label={t('task.time', { place: formatPlace() })}
          problem={problemOf('time')}
        >
          {(control) => (
            <input
              {...control}
              ref={refOf('time')}
              type="time"
              value={time}
              onChange={(event) => onChange({ ...value, time: event.target.value })}
            />
          )}
        </ScheduleField>
      </div>
      <NextTimes value={value} isOn={isOn} />
    </div>
  );
}

type ScheduleFieldProps = {
  readonly field: EditField;
  readonly label: string;
  readonly problem: string | undefined;
  readonly children: (control: {
    readonly id: string;
    readonly className: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby': string | undefined;
  }) => ReactNode;
};

function ScheduleField({ field, label, problem, children }: ScheduleFieldProps) {
  const id = useId();
  return (
    <FieldFrame field={field} controlId={id} label={label} error={problem} errorId={`${id}-error`}>
      {children({
        id,
        className: CONTROL,
        'aria-invalid': problem !== undefined,
        'aria-describedby': problem === undefined ? undefined : `${id}-error`,
      })}
    </FieldFrame>
  );
}

type NextTimesProps = { readonly value: ScheduleEdit; readonly isOn: boolean };

function NextTimes({ value, isOn }: NextTimesProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const schedule = toSchedule(value, now);
  const times = schedule ? nextTimes(schedule, now, SHOWN_TIMES) : [];
  return (
    <>
      <p className="text-sm text-muted empty:hidden">
        {schedule && t('task.zone', { when: platformText(t, schedule) })}
        {schedule?.kind === 'monthly' &&
          schedule.day >= SHORT_FROM &&
          ` ${t('task.month.short', { day: schedule.day })}`}
      </p>
      {isOn && times.length > 0 && (
        <div>
          <h3 className="mb-1 font-semibold">{t('task.next')}</h3>
          <ul className="space-y-0.5 text-sm tabular-nums">
            {times.map((at) => (
              <li key={at}>{formatDayAndTime(at)}</li>
            ))}
          </ul>
          <p className="mt-1 text-sm text-muted">{t('task.next.overlap')}</p>
        </div>
      )}
    </>
  );
}
