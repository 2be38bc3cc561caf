import { useMessages } from '#messages/use-messages.ts';
import { Floating } from '#ui/floating.tsx';
import { Notice } from '#ui/notice.tsx';

export type LinkCopiedProps = {
  /** What the link is of, and of how many runs. */
  readonly of: 'run' | 'batch' | 'collection';
  readonly count?: number | undefined;
  /** Given where it could not be copied: the link itself. */
  readonly failed: string | undefined;
  readonly onDismiss: () => void;
};

/** What whoever is given a link sees. */
export function LinkCopied({ of, count = 1, failed, onDismiss }: LinkCopiedProps) {
  const t = useMessages();
  return (
    <Floating onPass={failed === undefined ? onDismiss : undefined}>
      <Notice
        tone={failed === undefined ? 'good' : 'bad'}
        title={t(failed === undefined ? 'common.copied' : 'common.copyFailed')}
        onDismiss={onDismiss}
      >
        <p>{failed ?? t(`copied.${of}`, { count })}</p>
      </Notice>
    </Floating>
  );
}
