import { Bug, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';

import type { LogLevel } from '#core/run/run.ts';
import type { MessageKey } from '#messages/en.ts';

/** From the least to the most severe. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const satisfies readonly LogLevel[];

type LevelLook = { readonly icon: LucideIcon; readonly word: MessageKey; readonly colour: string };

export const LEVEL_LOOK: Record<LogLevel, LevelLook> = {
  debug: { icon: Bug, word: 'log.level.debug', colour: 'text-muted' },
  info: { icon: Info, word: 'log.level.info', colour: 'text-accent' },
  warn: { icon: TriangleAlert, word: 'log.level.warn', colour: 'text-warn' },
  error: { icon: CircleX, word: 'log.level.error', colour: 'text-bad' },
};
