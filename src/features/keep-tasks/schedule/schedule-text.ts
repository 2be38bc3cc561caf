import { runsUnforeseen, type SavedTask } from '#core/saved-tasks/saved-task.ts';
import { toLocalSchedule } from '#core/saved-tasks/local-schedule.ts';
import type { Schedule } from '#core/saved-tasks/schedule.ts';
import { formatDate } from '#messages/format.ts';
import { formatWeekday } from '#messages/local-time.ts';
import type { Translate } from '#messages/i18n.ts';

/** When a task runs automatically, also if it does not or if this is unknown. */
export function whenText(t: Translate, task: SavedTask, now: number): string {
  if (task.schedule) return scheduleText(t, task.schedule, now);
  if (!runsUnforeseen(task)) return t('task.unscheduled');
  return t(task.scheduleKind ? `task.unforeseen.${task.scheduleKind}` : 'task.unforeseen');
}

export function scheduleText(t: Translate, schedule: Schedule, now: number): string {
  const local = toLocalSchedule(schedule, now);
  const { kind, time } = local;
  if (kind === 'weekly') return t('task.schedule.weekly', { weekday: formatWeekday(local.weekday), time });
  if (kind === 'monthly') return t('task.schedule.monthly', { day: dayText(t, local.day), time });
  if (kind === 'once') return t('task.schedule.once', { date: formatDate(local.date), time });
  return t('task.schedule.daily', { time });
}

/** A day of each month: 0 is the last day, 32 the first day after a month of 31 days. */
export const dayText = (t: Translate, day: number): string =>
  day === 0 ? t('task.day.last') : t('task.day.number', { day: day > 31 ? day - 31 : day });

/** The platform's own schedule ("16:00", "Tue 03:00"), in the platform's time. */
export function platformText(t: Translate, schedule: Schedule): string {
  const { kind, time } = schedule;
  if (kind === 'weekly') return `${formatWeekday(schedule.weekday, 'short')} ${time}`;
  if (kind === 'monthly') return `${dayText(t, schedule.day)}, ${time}`;
  if (kind === 'once') return `${formatDate(schedule.date)}, ${time}`;
  return time;
}

export const taskTitle = (t: Translate, { title }: Pick<SavedTask, 'title'>): string =>
  title.trim() === '' ? t('task.untitled') : title;
