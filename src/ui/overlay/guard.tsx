import { type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { Button } from '../controls/button.tsx';
import { GuardedButton } from '../controls/guarded-button.tsx';
import { Dialog } from './dialog.tsx';

type GuardProps = {
  /** What happens, as a question. */
  readonly title: string;
  /** Values and figures; they describe the dialog. */
  readonly about?: ReactNode;
  /** Verb and object, with the amount; absent where there is nothing to agree to. */
  readonly action?: string | undefined;
  /** As of a `GuardedButton`. */
  readonly meaning?: string | undefined;
  /** `common.cancel`, unless the way back needs a name of its own. */
  readonly cancel?: string | undefined;
  readonly isDangerous?: boolean;
  readonly isReady?: boolean;
  readonly wide?: boolean;
  /** As of a `Dialog`. */
  readonly holdsWork?: boolean;
  /** While something is under way that a person can stop: leaving it, and `cancel`, do that. */
  readonly onStop?: (() => void) | undefined;
  /** Other ways on, before the two buttons. */
  readonly beside?: ReactNode;
  readonly onAgree: () => void;
  readonly onClose: () => void;
  /** What can be changed here. The focus begins at its `data-first-focus`, else at the button that acts. */
  readonly children?: ReactNode;
};

/** The one shape of a question before something costs money or cannot be taken back. Leaving it changes nothing. */
export function Guard(props: GuardProps) {
  const { action, meaning, cancel, beside, children, onAgree, ...others } = props;
  const { isDangerous = false, isReady = true, ...dialog } = others;
  const { onStop, onClose } = dialog;
  const t = useMessages();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady && action !== undefined) onAgree();
  };
  return (
    <Dialog {...dialog}>
      <form noValidate onSubmit={submit} onKeyDown={ignoreHeldEnter}>
        {children}
        {(action ?? cancel) !== undefined && (
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            {beside}
            {onStop ? (
              <GuardedButton isReady={isReady} onClick={onStop}>
                {cancel}
              </GuardedButton>
            ) : (
              <Button onClick={onClose}>{cancel ?? t('common.cancel')}</Button>
            )}
            {action !== undefined && (
              <GuardedButton
                type="submit"
                data-first-focus
                variant={isDangerous ? 'danger' : 'primary'}
                isReady={isReady}
                meaning={meaning}
              >
                {action}
              </GuardedButton>
            )}
          </div>
        )}
      </form>
    </Dialog>
  );
}

/** The Enter that is held since it opened a question does not answer it from a field. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}
