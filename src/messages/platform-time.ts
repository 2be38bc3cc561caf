import { dateFormat } from './format.ts';
import { currentLanguage } from './language.ts';

/** The clock that the platform's months go by. */
const PLATFORM_ZONE = 'Asia/Shanghai';

const yearOf = (at: number): string => dateFormat({ year: 'numeric', timeZone: PLATFORM_ZONE }).format(at);

/** A moment by the platform's clock, with its day of the week ("Mon 30 Nov 09:00"), and its year where that is not the present one. */
export function formatPlatformMoment(at: number): string {
  const parts = dateFormat({
    ...(yearOf(at) !== yearOf(Date.now()) && { year: 'numeric' }),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: PLATFORM_ZONE,
  }).format(at);
  return currentLanguage() === 'en' ? parts.replaceAll(',', '') : parts;
}

/** A day by the platform's calendar ("Mon 30 Nov"). */
export function formatPlatformDay(at: number): string {
  const day = dateFormat({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: PLATFORM_ZONE,
  }).format(at);
  return currentLanguage() === 'en' ? day.replace(',', '') : day;
}

/** The time of day by the platform's clock ("09:00"). */
export function formatPlatformTime(at: number): string {
  return dateFormat({
    hour: '2-digit',
    minute: '2-digit',
    timeZone: PLATFORM_ZONE,
  }).format(at);
}

/** A day of the week by its number, 1 for Monday ("Monday", "Mon"). */
export function formatWeekday(weekday: number, style: 'long' | 'short' = 'long'): string {
  // The first of January 2024 was a Monday.
  return dateFormat({ weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));
}
