import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

/** Files that were dropped together, of which one is read. */
export type DroppedFiles = { readonly taken: File; readonly others: readonly File[] };

type OneOfSeveralProps = DroppedFiles & {
  readonly onTake: (taken: File, others: readonly File[]) => void;
  readonly onClose: () => void;
};

/** Others that are offered by name. */
const MOST_OFFERED = 5;

/** Says which of several files was taken, and offers the others in its place. */
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
