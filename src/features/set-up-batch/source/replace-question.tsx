import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

type ReplaceQuestionProps = {
  /** Rows that would go. */
  readonly count: number;
  readonly onAnswer: (agreed: boolean) => void;
};

/** Asks before other rows come in place of those that somebody worked on. */
export function ReplaceQuestion({ count, onAnswer }: ReplaceQuestionProps) {
  const t = useMessages();
  return (
    <Dialog title={t('batch.replaceEdited', { count })} onClose={() => onAnswer(false)}>
      <p>{t('batch.replaceEdited.about')}</p>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={() => onAnswer(false)}>{t('batch.replaceEdited.keep')}</Button>
        <Button variant="primary" data-first-focus onClick={() => onAnswer(true)}>
          {t('batch.replaceEdited.do')}
        </Button>
      </div>
    </Dialog>
  );
}
