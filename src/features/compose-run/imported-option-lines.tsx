import type { ReactNode } from 'react';

import type { OptionsDraft } from '#core/draft/draft.ts';
import type { SystemParameters } from '#core/run/run-options.ts';
import { linkDangers } from '#core/share/link-dangers.ts';
import { OPTION_NAMES } from '#core/share/option-names.ts';
import { useMessages } from '#messages/use-messages.ts';
import { WarningMark } from '#ui/warning-mark.tsx';

import { useOptionText } from './option-text.ts';

type Imported = {
  readonly taken: Partial<OptionsDraft>;
  /** The run options as they stand in their form. */
  readonly present: OptionsDraft;
  /** The Worker's defaults. */
  readonly system: SystemParameters;
};

/**
 * Each run option that an import sets, with what it is now where that differs; marked where it can cost money or send data
 * elsewhere.
 */
export function useImportedOptionLines({ taken, present, system }: Imported): readonly ReactNode[] {
  const t = useMessages();
  const optionText = useOptionText();
  const dangers = linkDangers({ options: taken, tasks: 0 }, { options: taken, tasks: 0, system });
  return OPTION_NAMES.flatMap((option): readonly ReactNode[] => {
    const text = taken[option];
    if (text === undefined) return [];
    const name = t(`options.${option}`);
    const value = optionText(option, text) || t('options.callback.none');
    const now = optionText(option, present[option]) || t('options.callback.none');
    const line =
      value === now ? t('common.named', { name, value }) : t('import.option.now', { name, value, now });
    return dangers.some(({ kind }) => kind === option)
      ? [
          <span key={option} className="text-warn">
            <WarningMark />
            {line}
          </span>,
        ]
      : [line];
  });
}
