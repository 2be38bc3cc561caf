import { useMessages } from '#messages/use-messages.ts';
import { Choices } from '#ui/controls/choice/choices.tsx';

type ModeSwitchProps = {
  readonly isBatch: boolean;
  readonly onBatch: (isBatch: boolean) => void;
};

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
