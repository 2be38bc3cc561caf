import { useMessages } from '#messages/use-messages.ts';
import { Choices } from '#ui/controls/choice/choices.tsx';

type ModeSwitchProps = {
  /** Whether the form of many rows is shown. */
  readonly isBatch: boolean;
  readonly onBatch: (isBatch: boolean) => void;
};

/** One run of what is in the form, or one run for each row of a sheet. */
export function ModeSwitch({ isBatch, onBatch }: ModeSwitchProps) {
  const t = useMessages();
  return (
    <Choices<'one' | 'many'>
      legend={t('compose.mode')}
      isLegendHidden
      look="segment"
      value={isBatch ? 'many' : 'one'}
      onChange={(mode) => onBatch(mode === 'many')}
      choices={[
        { value: 'one', label: t('compose.mode.one') },
        { value: 'many', label: t('compose.mode.many') },
      ]}
    />
  );
}
