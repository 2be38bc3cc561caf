import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

import { en, type MessageKey } from './en.ts';

/** Values for the `{placeholders}` of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives the words of a message in the language that is on. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** The one place that knows which language is on. */
export const i18n = setupI18n();
i18n.setMessagesCompiler(compileMessage);
i18n.loadAndActivate({ locale: 'en', messages: en });

export const translate: Translate = (key, values) => i18n._(key, values);
