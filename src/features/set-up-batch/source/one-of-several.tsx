import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

export type DroppedFiles = { readonly chosen: File; readonly others: readonly File[] };

type OneOfSeveralProps = DroppedFiles & {
  readonly onTake: (chosen: File, others: readonly File[]) => void;
  readonly onClose: () => void;
};

const MOST_OFFERED = 5;

export function OneOfSeveral({ chosen, others, onTake, onClose }: OneOfSeveralProps) {
  const t = useMessages();
  return (
    <Notice
      title={<bdi>{t('batch.dropped', { name: chosen.name, count: others.length })}</bdi>}
      actions={
        <>
          {others.slice(0, MOST_OFFERED).map((file, at) => (
            <Button
              key={at}
              onClick={() => onTake(file, [chosen, ...others.filter((other) => other !== file)])}
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
