import { runsUnforeseen, type SavedTask } from '#core/saved-tasks/saved-task.ts';
import { toLocalSchedule } from '#core/saved-tasks/local-schedule.ts';
import type { Schedule } from '#core/saved-tasks/schedule.ts';
import { formatDate } from '#messages/format.ts';
import { formatWeekday } from '#messages/local-time.ts';
import type { Translate } from '#messages/i18n.ts';

/** When a task runs by itself in words, also where it does not, or nobody here can tell. */
export function whenText(t: Translate, task: SavedTask, now: number): string {
  if (task.schedule) return scheduleText(t, task.schedule, now);
  if (!runsUnforeseen(task)) return t('task.unscheduled');
  return t(task.scheduleKind ? `task.unforeseen.${task.scheduleKind}` : 'task.unforeseen');
}

/** A schedule of the platform in words ("Every Monday at 09:00"), in local time. */
export function scheduleText(t: Translate, schedule: Schedule, now: number): string {
  const local = toLocalSchedule(schedule, now);
  const { kind, time } = local;
  if (kind === 'weekly') return t('task.schedule.weekly', { weekday: formatWeekday(local.weekday), time });
  if (kind === 'monthly') return t('task.schedule.monthly', { day: dayText(t, local.day), time });
  if (kind === 'once') return t('task.schedule.once', { date: formatDate(local.date), time });
  return t('task.schedule.daily', { time });
}

/** A day of each month by its number: 0 is the last day, and 32 the first one after a month of 31 days. */
export const dayText = (t: Translate, day: number): string =>
  day === 0 ? t('task.day.last') : t('task.day.number', { day: day > 31 ? day - 31 : day });

/** What the platform keeps of a schedule ("16:00", "Tue 03:00"), by its own clock. */
export function platformText(t: Translate, schedule: Schedule): string {
  const { kind, time } = schedule;
  if (kind === 'weekly') return `${formatWeekday(schedule.weekday, 'short')} ${time}`;
  if (kind === 'monthly') return `${dayText(t, schedule.day)}, ${time}`;
  if (kind === 'once') return `${formatDate(schedule.date)}, ${time}`;
  return time;
}

/** What a task is called; never nothing. */
export const taskTitle = (t: Translate, { title }: Pick<SavedTask, 'title'>): string =>
  title.trim() === '' ? t('task.untitled') : title;
