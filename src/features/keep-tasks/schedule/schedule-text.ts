import { runsUnforeseen, type SavedTask } from '#core/saved-tasks/saved-task.ts';
import type { Schedule } from '#core/saved-tasks/schedule.ts';
import { formatDate } from '#messages/format.ts';
import { formatWeekday } from '#messages/platform-time.ts';
import type { Translate } from '#messages/i18n.ts';

/** When a task runs by itself in words, also where it does not, or nobody here can tell. */
export function whenText(t: Translate, task: SavedTask): string {
  if (task.schedule) return scheduleText(t, task.schedule);
  return t(runsUnforeseen(task) ? 'task.unforeseen' : 'task.unscheduled');
}

/** A schedule in words ("Every Monday at 09:00"), in platform time. */
export function scheduleText(t: Translate, schedule: Schedule): string {
  const { kind, time } = schedule;
  if (kind === 'weekly') return t('task.schedule.weekly', { weekday: formatWeekday(schedule.weekday), time });
  if (kind === 'monthly') return t('task.schedule.monthly', { day: schedule.day, time });
  if (kind === 'once') return t('task.schedule.once', { date: formatDate(schedule.date), time });
  return t('task.schedule.daily', { time });
}

/** What a task is called; never nothing. */
export const taskTitle = (t: Translate, { title }: Pick<SavedTask, 'title'>): string =>
  title.trim() === '' ? t('task.untitled') : title;
