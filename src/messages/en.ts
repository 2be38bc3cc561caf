import { app } from './en/app.ts';
import { compose } from './en/compose.ts';
import { errors } from './en/errors.ts';
import { form } from './en/form.ts';
import { runs } from './en/runs.ts';
import { workers } from './en/workers.ts';

/** Every word on screen, in English: ICU MessageFormat, by key. */
export const en = { ...app, ...workers, ...compose, ...form, ...runs, ...errors } as const;

export type MessageKey = keyof typeof en;

/** What another language must hold: the same keys. */
export type Catalogue = Readonly<Record<MessageKey, string>>;
