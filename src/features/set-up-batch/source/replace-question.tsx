import { useMessages } from '#messages/use-messages.ts';
import { Guard } from '#ui/overlay/guard.tsx';

type ReplaceQuestionProps = {
  readonly count: number;
  readonly onAnswer: (agreed: boolean) => void;
};

export function ReplaceQuestion({ count, onAnswer }: ReplaceQuestionProps) {
  const t = useMessages();
  return (
    <Guard
      title={t('batch.replaceEdited', { count })}
      about={<p>{t('batch.replaceEdited.about')}</p>}
      action={t('batch.replaceEdited.do')}
      cancel={t('batch.replaceEdited.keep')}
      onAgree={() => onAnswer(true)}
      onClose={() => onAnswer(false)}
    />
  );
}
