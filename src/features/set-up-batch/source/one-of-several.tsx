import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

export type DroppedFiles = { readonly taken: File; readonly others: readonly File[] };

type OneOfSeveralProps = DroppedFiles & {
  readonly onTake: (taken: File, others: readonly File[]) => void;
  readonly onClose: () => void;
};

const MOST_OFFERED = 5;

export function OneOfSeveral({ taken, others, onTake, onClose }: OneOfSeveralProps) {
  const t = useMessages();
  return (
    <Notice
      title={<bdi>{t('batch.dropped', { name: taken.name, count: others.length })}</bdi>}
      actions={
        <>
          {others.slice(0, MOST_OFFERED).map((file, at) => (
            <Button
              key={at}
              onClick={() => onTake(file, [taken, ...others.filter((other) => other !== file)])}
            >
              <bdi>{t('batch.dropped.take', { name: file.name })}</bdi>
            </Button>
          ))}
          <Button variant="quiet" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <p>{t('batch.dropped.about')}</p>
    </Notice>
  );
}
