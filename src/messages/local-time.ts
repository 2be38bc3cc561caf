import { dateFormat } from './format.ts';
import { currentLanguage } from './language.ts';

export function formatDayAndTime(at: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
  const parts = dateFormat({
    ...(isThisYear ? {} : { year: 'numeric' }),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return currentLanguage() === 'en' ? parts.replaceAll(',', '') : parts;
}

export function formatDayOfWeek(at: number): string {
  const day = dateFormat({ weekday: 'short', day: 'numeric', month: 'short' }).format(at);
  return currentLanguage() === 'en' ? day.replace(',', '') : day;
}

/** Weekday by its number, 1 for Monday ("Monday", "Mon"). */
export function formatWeekday(weekday: number, style: 'long' | 'short' = 'long'): string {
  // The first of January 2024 was a Monday.
  return dateFormat({ weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));
}

/** Place of the local time zone ("Berlin", "中欧时间", "UTC"). */
export function formatPlace(): string {
  const format = dateFormat({ timeZoneName: 'longGeneric' });
  const zone = format.resolvedOptions().timeZone.replace('Etc/', '');
  const city = /\/([^/]+)$/.exec(zone)?.[1];
  if (city === undefined) return zone;
  if (currentLanguage() === 'en') return city.replaceAll('_', ' ');
  return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? city;
}
