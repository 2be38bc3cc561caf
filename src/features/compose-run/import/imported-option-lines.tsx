import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { ReactNode } from 'react';

import { isDangerousOption } from '#core/draft/reasons/judge-start.ts';
import type { OptionsSource } from '#core/descriptor/default-options.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { useMessages } from '#messages/use-messages.ts';
import { WarningMark } from '#ui/warning-mark.tsx';

import { useOptionText } from '#parts/texts/option-text.ts';

type Imported = {
  readonly taken: Partial<OptionsDraft>;
  /** The run options as they stand in their form. */
  readonly present: OptionsDraft;
  /** Has the Worker's defaults. */
  readonly worker: OptionsSource;
};

/**
 * Each run option that an import sets, with what it is now where that differs; marked where it can cost money or send data
 * elsewhere.
 */
export function useImportedOptionLines({ taken, present, worker }: Imported): readonly ReactNode[] {
  const t = useMessages();
  const optionText = useOptionText();
  return OPTION_NAMES.flatMap((option): readonly ReactNode[] => {
    const text = taken[option];
    if (text === undefined) return [];
    const name = t(`options.${option}`);
    const value = optionText(option, text) || t('options.callback.none');
    const now = optionText(option, present[option]) || t('options.callback.none');
    const line =
      value === now ? t('common.named', { name, value }) : t('import.option.now', { name, value, now });
    return isDangerousOption(option, valueOf(text), worker)
      ? [
          <span key={option} className="text-warn">
            <WarningMark />
            {line}
          </span>,
        ]
      : [line];
  });
}

/** As it is sent: a number where it is one. */
const valueOf = (text: string) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text);
