import { type ReactNode, type SubmitEvent, useId, useState } from 'react';
import { Link } from 'wouter';

import { useKeyStore } from '#api/api-context.tsx';
import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import { formatTime } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { CONTROL } from '#ui/control-style.ts';
import { FailureNotice } from '#ui/failure-notice.tsx';
import { FieldFrame } from '#ui/field-frame.tsx';
import { Notice } from '#ui/notice.tsx';

import { callbackUrlProblem, rememberCallbackUrl, rememberedCallbackUrl } from './callback-url.ts';
import type { StartState } from './use-start-once.ts';

type StartFormProps = {
  readonly state: StartState;
  /** Fields before the callback URL. */
  readonly children?: ReactNode;
  /** Called with a callback URL that nothing is wrong with. */
  readonly onStart: (callbackUrl: string) => void;
  readonly onClose: () => void;
  readonly onDismiss: () => void;
  readonly onNeedKey: () => void;
  /** What more can be said of a refusal. */
  readonly explain?: (facts: FailureFacts) => ReactNode;
};

/** A callback URL, the button that starts, and what became of the start. */
export function StartForm(props: StartFormProps) {
  const { state, children, onStart, onClose, onDismiss, onNeedKey, explain } = props;
  const t = useMessages();
  const id = useId();
  const keyStore = useKeyStore();
  const [url, setUrl] = useState(rememberedCallbackUrl);
  const [left, setLeft] = useState(false);
  const problem = callbackUrlProblem(url.trim(), keyStore.get());
  const shownProblem = left && problem !== undefined ? problem : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setLeft(true);
    if (problem !== undefined) {
      document.getElementById(`${id}-url`)?.focus();
      return;
    }
    rememberCallbackUrl(url.trim());
    onStart(url.trim());
  };
  const sent = state.kind === 'starting' || state.kind === 'started';
  if (state.kind === 'unknown') return <Unknown state={state} onDismiss={onDismiss} onClose={onClose} />;
  return (
    <form noValidate onSubmit={submit} className="space-y-4">
      {children}
      <FieldFrame
        field="callback_url"
        controlId={`${id}-url`}
        label={t('again.callback')}
        required
        help={t('again.callback.help')}
        helpId={`${id}-help`}
        error={shownProblem && t(shownProblem)}
        errorId={`${id}-error`}
      >
        <input
          id={`${id}-url`}
          type="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://…"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          onBlur={() => setLeft(url !== '')}
          required
          aria-invalid={shownProblem !== undefined}
          aria-describedby={shownProblem ? `${id}-error ${id}-help` : `${id}-help`}
          className={CONTROL}
        />
      </FieldFrame>
      {state.kind === 'refused' && (
        <>
          <FailureNotice failure={new Failure(state.facts)} onNeedKey={onNeedKey} />
          {explain?.(state.facts)}
        </>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('common.close')}</Button>
        <Button type="submit" variant="primary" disabled={sent}>
          {sent ? t('again.starting') : t('again.start')}
        </Button>
      </div>
    </form>
  );
}

type UnknownProps = Pick<StartFormProps, 'onDismiss' | 'onClose'> & {
  readonly state: Extract<StartState, { kind: 'unknown' }>;
};

/** Each run is charged: after a lost answer the person looks first, and only then goes on. */
function Unknown({ state: { at, facts }, onDismiss, onClose }: UnknownProps) {
  const t = useMessages();
  return (
    <div className="space-y-3">
      <Notice
        tone="bad"
        title={t('again.unknown.title')}
        actions={
          <>
            <Link
              href="/runs"
              onClick={onClose}
              className="inline-flex min-h-control items-center rounded border border-line-strong px-3 font-medium hover:bg-sunken"
            >
              {t('again.unknown.runs')}
            </Link>
            <Button variant="quiet" onClick={onDismiss}>
              {t('again.unknown.another')}
            </Button>
          </>
        }
      >
        <p>{facts ? t('again.unknown.advice') : t('again.unknown.left', { time: formatTime(at) })}</p>
      </Notice>
      {facts && <FailureNotice failure={new Failure(facts)} />}
    </div>
  );
}
